"""Keys of other tools inside the settings of tasks, gates and the rest, written as those in ``habit_words``."""

WORDS = """
[Retry]
attempts = max retries maxAttempts max_attempts times count limit tries maximum maxRetries maximumAttempts
attempts = maximum_attempts
every = interval sleep wait pause fixed period
maxDelay = maxInterval max_delay maxBackoff cap maximumInterval maximum_interval
delay = initialDelay initialInterval initial_interval initial_delay initial minDelay min_delay base
backoff = factor multiplier exponent backoffFactor rate backoffRate backoff_rate coefficient backoffCoefficient
backoff = backoff_coefficient
when = if condition on errors retryOn retry_on expression
until -> an action is repeated until something holds by `poll: {until: ..., every: 10s, for: 5m}`
nonRetryableErrorTypes non_retryable_error_types -> say it by a condition: `when: error.code != 'timeout'`
strategy policy type -> pauses grow by `backoff:`; equal ones are `every:`
maxDuration -> all attempts together are bounded by `deadline:` of the task
[Shell]
script = run code inline content text body source commands shell_script
command = program argv exec cmdline
args = arguments params parameters options
interpreter = executable shell shebang using language
stdin = input pipe
[Service]
script = run code inline content text body source commands shell_script
command = program argv exec cmdline
args = arguments params parameters options
interpreter = executable shell shebang using language
ready = healthcheck health readiness readinessProbe check livenessProbe healthCheck
grace = stopTimeout gracePeriod stop_grace_period terminationGracePeriod
port ports -> a free port is given to the program in $PORT
[Ready]
path = url endpoint http uri
every = interval period delay
for = timeout within max deadline
status = code statusCode status_code
port -> it is the port that the service is given in $PORT
httpGet tcpSocket exec test command -> a port that answers will do; more shows `ready: {path: /health}`
[Http]
query = params parameters queryParams queryParameters search
url = uri address endpoint href
method = verb type
headers = header
json = payload data content form
auth = token bearer authorization authentication credentials
followRedirects = redirect redirects allow_redirects follow
status expectedStatus statusCode validStatus -> write `expect: result.status == <200>` in the task
[Python]
call = function module callable target handler entrypoint method
args = kwargs arguments params parameters inputs with input
script code -> program text is run by `shell: {script: ..., interpreter: [python3]}`
[Wait]
for = duration seconds time delay sleep timeout period
signal = event message approval on
until poll condition -> an action is repeated until something holds by `poll: {until: ..., every: 10s, for: 5m}`
[Agent]
goal = prompt task instruction instructions message question objective system systemPrompt user
output = schema outputSchema output_schema response_format responseFormat responseSchema answer format json_schema
output = outputs
model = llm engine provider modelName
repairs = retries attempts
context = data input inputs variables files with documents params vars
tools = functions mcp mcpServers toolset skills
budgets = budget limits
maxTokens max_tokens -> write `budgets: {tokens: <20000>}`
maxSteps maxTurns max_iterations -> write `budgets: {steps: <20>}`
temperature -> it belongs to the model, in the configuration
[SubPlan]
inputs = with params parameters arguments args input env vars variables conf payload data
path = file uses ref url source workflow include location
name = id plan template flow flowId planName templateRef
version = tag revision
secrets = secret credentials
budgets = budget limits
[Cursor]
by = column field key on orderBy
start = initial initialValue first from since default
param = parameter variable
name = id
[Flow]
source = from datasource dataSource connection database db
query = sql statement select
params = parameters args bind variables bindings
path = file url key object
[Read]
source = from datasource dataSource connection database db
query = sql statement select
params = parameters args bind variables bindings
path = file url key object
cursor = incremental watermark checkpoint bookmark
limit = max maxRows rows top
table -> write `query: SELECT ... FROM ...`
[Write]
sink = to into datasink dataSink connection database db destination
target = table path topic file collection queue
rows = data values records items row
from = source query select copy
key = keys on conflict primaryKey
upsert -> write `mode: upsert`
append -> write `mode: append`
[Notify]
to = channel channels recipients recipient address addresses target via who
message = text body msg content subject title
urgency = priority severity level importance
ack = acknowledge acknowledgeWithin
[Workflow]
inputs = with params parameters arguments args input env vars variables conf payload data
system = type engine tool platform provider
name = dag dagId dag_id job id workflow stateMachine flow pipeline jobName workflowId
poll = interval pollInterval
connection = conn_id connectionId credentials conn
async detach -> write `wait: false`
[Poll]
until = condition when if check expect
while -> `until:` says when it is over, so write the opposite
every = interval delay period sleep
for = timeout max duration deadline within
retries attempts -> a poll is bounded by time, by `for:`
[Switch]
on = value expression input expr variable match selector
cases = branches choices options case
default = else otherwise defaults fallback
[Choice]
when = if condition only only_if onlyIf runIf run_if conditions
description = label title name
then -> a decision only picks; later tasks read `result.option` as an output
[Option]
when = if condition only only_if onlyIf runIf run_if conditions
then = action do next effect result outcome
max = retries times maxRounds limit attempts maxAttempts max_attempts count
wait = delay after sleep
to = target phase
goto jump step -> nothing jumps; `then: rollback` goes back `to:` the end of a phase, and `needs:` says what follows
benefit = value reward gain
loss = penalty risk
cost = price
description = label title name
undo = rollbackFirst revert compensate
[Gate]
options = choices actions decisions outcomes answers
confidence = threshold minConfidence
evidence = checks conditions metrics criteria analysis tests assertions
condition check expect -> what is looked at is evidence: `evidence: {NAME: {check: tasks.ID.status == 'COMPLETED'}}`
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
count failureLimit inconclusiveLimit consecutiveErrorLimit consecutiveSuccessLimit -> write `looks: {count: <5>}`
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
[Input]
default = value initial
enum = choices options allowed values allowedValues oneOf
pattern = regex regexp match format
min = minimum minLength minItems least
max = maximum maxLength maxItems most
description = name title label help prompt desc
validation -> what is permitted says `pattern:`, `enum:`, `min:` or `max:`
secret sensitive -> secrets are declared in `secrets:`, not as inputs
nullable -> an input always has a value; give it a `default:`
[Field]
value = proposed initial from suggestion suggested
enum = choices options allowed values allowedValues oneOf
pattern = regex regexp match format
min = minimum minLength minItems least
max = maximum maxLength maxItems most
description = name title label help prompt desc
[Need]
id = name task phase job step
is = status state condition result when on ends statuses
[Secret]
name = env key variable var envVar env_var path file ref
source = from type provider store
value default -> a plan never holds a secret; `name:` says which environment variable has it
[Output]
value = expr expression from path valueFrom
else = default orElse fallback otherwise
secret = sensitive masked
type -> an output has the type of its value
[Approve]
from = approvers users reviewers by who roles people to teams groups
question = message prompt description title text
quorum = count required minApprovals approvals minimum min needed
fields = inputs form parameters params
options = choices buttons answers actions
timeout = expires deadline duration expiry
onTimeout = default else on-timeout timeoutAction
onRefuse = onReject onDeny onRejected onDecline reject
escalate = escalation escalateTo
notAuthor = selfApproval allowSelf preventSelfReview preventSelfApproval
when = if condition only only_if onlyIf runIf run_if conditions
[Escalation]
after = in delay timeout wait
to = who from notify target
[Button]
title = label text name
[Batch]
size = count max batchSize serial
first = canary initial start
tolerateFirst = tolerate tolerance maxFailures
[Loop]
until = condition exit stop
while when if -> `until:` says when it is over, so write the opposite
wait = delay interval every sleep pause
maxRounds = max times limit maxIterations max_rounds attempts iterations rounds
otherwise = else onMax then onLimit
budgets = budget limits
[Rule]
id = name
when = if condition only only_if onlyIf runIf run_if conditions
forbid = deny block disallow forbids prevent
require = approval requires approve ask
reason = message description because why
allow -> rules forbid or ask for people; what isn't forbidden is allowed
then action -> a rule has `forbid: [OPTION]` or `require: {from: [...]}`
[DecisionEngine]
autonomyLevel = autonomy level mode
confidence = threshold confidenceThreshold
budgets = limits budget
rules = policies policy guards
changeWindow = window maintenanceWindow deployWindow freeze
[Environment]
values = env variables vars data config settings params
autonomyLevel = autonomy level
decisionEngine -> write its keys right here: `autonomyLevel:` and `confidence:`
name -> its name is the key under which it stands
url -> write `values: {url: ...}`
[Budgets]
cost = money spend usd eur price dollars maxCost
tokens = maxTokens max_tokens
wallTime = time duration timeout wall_time maxTime
asks = questions approvals interruptions
tasks = instances maxTasks
steps = iterations turns maxSteps
[Window]
days = day weekdays on
from = start begin after open opens
timezone = tz zone timeZone time_zone
to = end until before close closes
outside = else otherwise then
cron -> a window has `days:`, `from:` and `to:`
[ArtifactStore]
keep = retention ttl expire_in expiry expires
retention-days retentionDays retention_days days -> write `keep: <14>d`
quota = size limit max maxSize
[Defaults]
retry = retries attempts
interpreter = shell executable
env -> variables for every task are `env:` of the plan
effect -> for a whole phase write `effect:` there
[ExecutionPipeline]
parallelExecution = parallel
maxParallel = concurrency workers maxConcurrency parallelism max_workers maxWorkers
onCrash = crash recovery onFailure
sandbox = sandboxed isolation isolate jail
timeout retry interpreter -> write it in `defaults:`
retries timeouts -> write it in `defaults:`
[Document]
when = if condition only only_if onlyIf runIf run_if conditions
type = kind name template
to = path file output target
[DocumentationFramework]
documents = docs files outputs generate
[ProgressReport]
every = interval frequency period
to = recipients channel channels
message = text body
cron -> a report comes `every:` so often
[ProgressTracking]
expect = eta duration estimate expected expectedDuration
reports = report updates
warnAfter = timeout alertAfter warn
[Notification]
events = on event types
to = channel channels recipients target
when = if condition only only_if onlyIf runIf run_if conditions
message = text body template
urgency = priority level severity
[CommunicationProtocol]
notifications = notify channels alerts messages subscriptions
slack email teams webhook -> write `notifications: [{events: [...], to: ["slack:#releases"]}]`
[Trigger]
cron = schedule expression at time
timezone = tz zone timeZone time_zone
when = if condition only only_if onlyIf runIf run_if conditions filter
webhook = github push hook http url pull_request
event = on listen
inputs = with params parameters arguments input
catchUp = catchup backfill catch_up
overlap = concurrencyPolicy concurrency allowConcurrent
every interval -> write it as a cron time: `cron: "*/5 * * * *"`
type -> a trigger has `cron:`, `webhook:` or `event:`
id -> a trigger has no name
[Concurrency]
key = group lock name id
overlap = policy mode strategy behavior
cancel-in-progress cancelInProgress -> write `overlap: replace`
limit -> one runs at a time; `overlap:` says what becomes of another start
[Data]
type = kind
name = id
config = options settings connection parameters with
url -> write `config: {url: ...}`
path file -> write `config: {url: ...}`
"""
