"""Keys of other tools for what stands at gates, as in ``habit_words``."""

WORDS = """
[Gate]
options = choices actions decisions outcomes answers
confidence = threshold minConfidence
evidence = checks conditions metrics criteria analysis tests assertions
approve = approval approvals manual
approvers reviewers -> write `approve: {from: ["role:release"]}`
question = name title description prompt message
deciders = decider decidedBy
timeout onTimeout onRefuse escalate from quorum -> write it in `approve:`
when if -> a gate decides in any case; a condition stands on an option
default -> the first permitted option in written order is taken, where there are no numbers
[Decide]
options = choices actions cases outcomes answers
confidence = threshold minConfidence
evidence = checks conditions metrics criteria analysis tests
approve = approval approvers
question = name title description prompt message
deciders = decider by
[Evidence]
check = when if expr expression condition assert test that
critical = required mandatory
foreach = loop for_each forEach with_items each
title = name description label
judge = method analysis
anomalies = anomaly odd oddities outliers
looks = limits measurements repeats
count failureLimit inconclusiveLimit consecutiveErrorLimit consecutiveSuccessLimit -> write `looks: {count: 5}`
query source -> write `metric: {source: ..., candidate: {query: ...}}`
threshold -> write it into the check, as in `check: tasks.probe.outputs.errors < 5`
[Anomalies]
kinds = kind types type
tasks = task of
severity = level least min
tolerate = max limit allowed
[Looks]
count = times number
failures = failed failure failureLimit
inconclusive = inconclusiveLimit
errorsInARow = errors broken errorLimit consecutiveErrorLimit consecutiveErrors
successesInARow = successes inARow consecutiveSuccessLimit consecutiveSuccesses
interval wait -> the pause between two looks is the `wait` of the option that repeats
[Metric]
source = datasource dataSource provider from
window = range duration period interval
by = group_by groupBy groups
candidate = canary new experiment
query promql expr -> write `candidate: {query: ...}`
baseline = control stable old reference
value = field column select
threshold -> how much is too much says `judge: {tolerance: ...}` beside `metric:`
[Samples]
query = sql promql expr expression
where = filter when if
values = list data numbers
before = phase since
params = parameters args
window = range duration period
[Judge]
method = type algorithm test mode
worse = direction bad
tolerance = threshold limit margin allowed
alpha = significance pValue p
minSamples = min minimum samples minimumSamples
noData = nodata onNoData missing no_data
"""
