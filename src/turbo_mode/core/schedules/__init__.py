"""Schedules: plans that start by themselves at their times, as a pure machine with a stream for each schedule."""
