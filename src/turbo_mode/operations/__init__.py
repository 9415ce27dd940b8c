"""Everything that can be asked for, one function per operation: what all doors call, and where rights are looked at."""
