"""Keys of other tools, as data: below the name of a record, ``right = keys`` names the right key of each, and
``keys -> sentence`` gives advice where no key alone will do. A record may begin with all that another has.
"""

WORDS = """
[Plan]
phases = steps jobs stages pipeline workflow flow sequence plays dag
inputs = params parameters arguments with input args
env = environment variables vars envs environ envVars env_vars environment_variables
description = desc comment doc docs help notes
finally = always on_exit onExit exitHandler post after after_script cleanup teardown
outputs = output returns results
name = id workflow_name flowId
title = displayName display_name label summary run-name
labels = tags annotations
triggers = on schedule schedules trigger cron when events event start webhook webhooks
secrets = secret credentials secretEnv
dataSources = sources datasource data_source inputsFrom
dataSinks = sinks datasink sink destinations
plans = templates subflows subPlans subplans sub_plans definitions blocks functions
concurrency = concurrencyGroup singleton lock
environments = targets stagesConfig envConfigs
decisionEngine = policy policies decisions autonomy
executionPipeline = execution pipelineOptions
documentationFramework = documentation documents docsFramework
progressTracking = progress tracking
communicationProtocol = notifications notify communication alerts
tasks -> tasks stand in a phase: `phases: [{id: main, tasks: [...]}]`
defaults -> write `executionPipeline: {defaults: {timeout: ..., retry: ...}}`
timeout -> for every task: `executionPipeline: {defaults: {timeout: 30m}}`; for a phase: `timeout:` there
retry retries -> for every task: `executionPipeline: {defaults: {retry: 2}}`
maxParallel parallelism -> write `executionPipeline: {maxParallel: 4}`
parallel -> `parallel: true` stands on a phase
rules -> write `decisionEngine: {rules: [...]}`
budgets -> write `decisionEngine: {budgets: {...}}`
autonomyLevel -> write `decisionEngine: {autonomyLevel: high}`
confidence -> write `decisionEngine: {confidence: 0.9}`
permissions -> what may be decided alone is `decisionEngine:`
apiVersion kind metadata spec -> this is the file of another tool; a plan begins with `turbo: 1`, `name:` and `phases:`
dsl document -> this is the file of another tool; a plan begins with `turbo: 1`, `name:` and `phases:`
entrypoint -> phases run in written order; nothing names the first one
namespace -> words about a plan are `labels:`
include import -> another plan is called by a task with `plan: ./file.yaml`
extends -> nothing is inherited; another plan is called by a task with `plan: ./file.yaml`
hosts runs-on -> labels that a worker must have are `runOn:` of a task
errors on_failure onFailure -> a phase with `needs: [{id: PHASE, is: [FAILED]}]` handles a failure
image -> containers are started by a program: `shell: {command: [docker, run, IMAGE]}`
gate -> a gate stands at the end of a phase
pool -> labels that a worker must have are `runOn:` of a task
become gather_facts roles handlers -> a plan has phases, and phases have tasks
[InnerPlan < Plan]
id -> its name is the key under which it stands
on schedule schedules trigger cron when events event start webhook webhooks sources -> only the outer plan has it
datasource data_source inputsFrom sinks datasink sink destinations concurrencyGroup -> only the outer plan has it
singleton lock documentation documents docsFramework progress tracking notifications -> only the outer plan has it
notify communication alerts turbo triggers dataSources dataSinks concurrency -> only the outer plan has it
documentationFramework progressTracking communicationProtocol -> only the outer plan has it
[Phase]
when = if condition only only_if onlyIf unless runIf run_if conditions
needs = depends_on dependsOn depends-on depends dependencies after requires waitFor wait_for upstream runAfter
title = name displayName display_name label summary
description = desc comment doc docs help notes
env = variables vars envs environ envVars env_vars environment_variables
tasks = steps jobs do activities block dag actions task job script
id = stage phase
finally = always after_script ensure cleanup teardown post onExit
loop = until while repeat
gate = decision gates checks analysis checkpoint
maxParallel = parallelism max-parallel maxConcurrency
environment = target deployment
window = changeWindow maintenanceWindow
budgets = budget limits
taskTimeout = stepTimeout attemptTimeout
approve approval manual -> people are asked in the gate: `gate: {approve: {from: ["role:release"]}, options: {...}}`
rollback -> a gate chooses it by an option with `then: rollback`, and tasks say how with `compensate:`
compensate -> each task says how it is undone
strategy -> `matrix:` and `maxParallel:` stand in a task
foreach matrix -> it stands in a task; for a whole phase per item that task calls a plan with `plan:`
retry retries -> a phase is done again by an option of its gate with `then: repeat`, or by `loop:`
runs-on -> labels that a worker must have are `runOn:` of a task
onFailure rescue -> a phase with `needs: [{id: PHASE, is: [FAILED]}]` handles a failure
parallel_tasks -> write `parallel: true`
options -> they stand in the gate
evidence -> it stands in the gate
shell -> it stands in a task
run -> it stands in a task, as `shell:`
optional -> a failed phase holds up only what needs it; who needs it says `is: [COMPLETED, FAILED]`
become gather_facts roles -> what a program needs it brings along: `shell: sudo ...`
handlers -> a task that handles a failure is named by `onFailure:` of the one that may fail
needs = requisiteStageRefIds
when = stageEnabled
[Action]
shell = run script scripts cmd command commands exec bash sh program execute powershell raw
http = request curl rest url uri call_http webhook
python = function callable lambda
agent = llm prompt ai gpt chat
wait = sleep pause
service = daemon background server sidecar
plan = subflow subFlow sub_plan subPlan subworkflow workflow_call childWorkflow include_tasks import_tasks
read = query sql select
notify = message send slack email mail alert
env = environment variables vars envs environ envVars env_vars environment_variables
cwd = workingDirectory working-directory working_directory workingDir workdir dir directory chdir folder
retry = retries retryStrategy retry_strategy retryPolicy maxRetries max_retries attempts retryCount
outputs = output register returns results exports set_output publish result save
expect = success successCondition success_when successWhen assert validate
effect = sideEffect sideEffects idempotency
sandbox = sandboxed isolated isolation jail container
passEnv = passthrough pass_through inheritEnv
artifacts = archive upload saveFiles
idempotencyKey = idempotency_key dedupeKey
type kind action module ref -> the kind of a task is a key, as in `shell: make` or `http: https://example.com`
uses -> what others have made is run by `shell:`, or by `plan: ./file.yaml` if it is a plan
image container containers docker -> containers are started by a program: `shell: {command: [docker, run, IMAGE]}`
until -> an action is repeated until something holds by `poll: {until: ..., every: 10s, for: 5m}`
delay -> a pause is `wait: 10s`; between attempts it is `retry: {attempts: 5, every: 10s}`
interval -> between attempts it is `retry: {attempts: 5, every: 10s}`, between looks `poll: {until: ..., every: 10s}`
failed_when failureCondition -> `expect:` says what success is, so write the opposite
changed_when -> say `effect: idempotent` where a repeat changes nothing
idempotent -> write `effect: idempotent`
tasks steps block do dag -> tasks don't hold tasks: make it a phase, or a plan of its own that a task calls with `plan:`
sequence fork -> tasks don't hold tasks: make it a phase, or a plan of its own that a task calls with `plan:`
before_script -> put it into the script, or into a task above
after_script -> what runs in any case stands in `finally:` of the phase or of the plan
cache -> nothing is cached between executions
secrets -> a secret is named where it is used, as in `env: {TOKEN: "${{ secrets.token }}"}`
apt yum dnf package copy file lineinfile -> there are no modules: let a program do it, by `shell:`
systemd set_fact debug unarchive get_url user git pip -> there are no modules: let a program do it, by `shell:`
[Task < Action]
when = if condition only only_if onlyIf unless runIf run_if conditions
needs = depends_on dependsOn depends-on depends dependencies after requires waitFor wait_for upstream runAfter
title = name displayName display_name label summary
description = desc comment doc docs help notes
optional = continueOnError continue-on-error continue_on_error allow_failure allowFailure allow_fail ignore_errors
optional = ignoreErrors ignore_error ignoreFailure ignore_failure softFail continueOnFail
compensate = rollback undo revert compensation onRollback on_rollback saga undoWith
foreach = loop with_items with_list withItems with_dict withParam with_sequence withSequence for_each forEach
foreach = forEachItem for-each each iterate fan_out fanOut fanout items itemsFrom itemsPath range repeat
matrix = axes matrices
as = loop_var loopVar itemName iterator var
maxParallel = parallelism max-parallel concurrencyLimit serial throttle forks max_concurrency maxConcurrency
maxParallel = concurrent parallelLimit
tolerate = max_fail_percentage maxFailPercentage toleratedFailures tolerance maxFailures
runOn = runs-on runs_on runsOn runner agent_pool pool nodeSelector node_selector worker workers queue hosts host
runOn = labels
concurrency = resource_group resourceGroup lock mutex semaphore synchronization concurrencyGroup
approve = approval approvals manual_approval reviewers
priority = weight importance
irreversible = nonReversible notReversible unrecoverable
fallback = otherwise alternative
decide = decision choose judgement
poll = wait_until waitUntil retryUntil polling
verify = probe confirm reconcile
rescue catch except -> `fallback:` is another action for this task; `onFailure: TASK` names a task that handles it
errors on-error -> `fallback:` is another action for this task; `onFailure: TASK` names a task that handles it
onError on_error -> `fallback:` is another action for this task; `onFailure: TASK` names a task that handles it
errorHandler -> `fallback:` is another action for this task; `onFailure: TASK` names a task that handles it
always ensure finally post cleanup -> what runs in any case stands in `finally:` of the phase or of the plan
strategy -> `matrix:` and `maxParallel:` stand in the task itself
manual input -> people are asked by `approve: {from: ["role:release"]}`, as a task or in a gate
next then transition transitions on-success goto nextStep -> tasks run in written order; `needs: [TASK]` says otherwise
end -> tasks run in written order; `needs: [TASK]` says otherwise
tags -> labels that a worker must have are `runOn:`; words about the plan are `labels:` of the plan
cases branches -> write `switch: {on: ..., cases: {...}}`
loop_control -> the name of the item is `as:`, and `maxParallel:` says how many at once
services -> a service is a task of its own with `service:`, above those who need it
permissions -> what may be decided alone is `decisionEngine:` of the plan
resources delegate_to -> labels that a worker must have are `runOn:`
become -> run it by a program that may: `shell: sudo ...`
parallel -> `parallel: true` stands on a phase; several instances are made by `foreach: range(5)`
count replicas instances -> several instances are made by `foreach: range(3)`
rules -> a condition of a task is `when:`; rules about decisions stand in `decisionEngine:`
stage phase -> a task stands in its phase
join -> a task waits for all of its `needs:`
failPipeline continuePipeline -> a failure that nobody minds is `optional: true`
lifecycle -> what must not be done twice is `effect: once`; what can't be undone is `irreversible: true`
coverage -> a number to look at is an output, and a gate can look at it
[Verify < Action]
done = result until check when condition if happened expectDone
[Retry]
attempts = max retries maxAttempts max_attempts times count limit tries maximum maxRetries
every = interval sleep wait pause fixed period
maxDelay = maxInterval max_delay maxBackoff cap
delay = initialDelay initialInterval initial_delay initial minDelay min_delay base
backoff = factor multiplier exponent backoffFactor rate backoffRate backoff_rate coefficient
when = if condition on errors retryOn retry_on expression
until -> an action is repeated until something holds by `poll: {until: ..., every: 10s, for: 5m}`
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
path = url endpoint httpGet http uri
every = interval period delay
for = timeout within max deadline
status = code statusCode status_code
port -> it is the port that the service is given in $PORT
[Http]
query = params parameters queryParams queryParameters search
url = uri address endpoint href
method = verb type
headers = header
json = payload data content form
auth = token bearer authorization authentication credentials
followRedirects = redirect redirects allow_redirects follow
status expectedStatus statusCode validStatus -> write `expect: result.status == 200` in the task
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
maxTokens max_tokens -> write `budgets: {tokens: 20000}`
maxSteps maxTurns max_iterations -> write `budgets: {steps: 20}`
temperature -> it belongs to the model, in the configuration
[SubPlan]
inputs = with params parameters arguments args input env vars variables conf payload data
path = file uses ref url source workflow include location
name = id plan template flow flowId planName templateRef
version = tag revision
secrets = secret credentials
budgets = budget limits
[Read]
source = from datasource dataSource connection database db
query = sql statement select
params = parameters args bind variables bindings
path = file url key object
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
until = while condition when if check expect
every = interval delay period sleep
for = timeout max duration deadline within
retries attempts -> a poll is bounded by time, by `for:`
[Switch]
on = value expression input expr variable match selector
cases = branches choices options case
default = else otherwise defaults fallback
[Choice]
when = if condition only only_if onlyIf unless runIf run_if conditions
description = label title name
then -> a decision only picks; later tasks read `result.option` as an output
[Option]
when = if condition only only_if onlyIf unless runIf run_if conditions
then = action do next effect result outcome
max = retries times maxRounds limit
wait = delay after sleep
to = target phase goto
benefit = value reward gain
loss = penalty risk
cost = price
description = label title name
undo = rollbackFirst revert
[Input]
default = value initial
enum = choices options allowed values allowedValues oneOf
pattern = regex regexp match format
min = minimum minLength minItems least
max = maximum maxLength maxItems most
description = name title label help prompt desc
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
when = if condition only only_if onlyIf unless runIf run_if conditions
[Escalation]
after = in delay timeout wait
to = who from notify target
[Button]
title = label text name
[Batch]
size = count max batchSize
first = canary initial start
tolerateFirst = tolerate tolerance maxFailures
[Loop]
until = while condition when if exit stop
wait = delay interval every sleep pause
maxRounds = max times limit maxIterations max_rounds attempts iterations rounds
otherwise = else onMax then onLimit
budgets = budget limits
[Rule]
id = name
when = if condition only only_if onlyIf unless runIf run_if conditions
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
timezone = tz zone timeZone
to = end until before close closes
outside = else otherwise then
cron -> a window has `days:`, `from:` and `to:`
[ArtifactStore]
keep = retention ttl expire_in expiry expires retentionDays days
quota = size limit max maxSize
[Defaults]
retry = retries attempts
interpreter = shell executable
env -> variables for every task are `env:` of the plan
effect -> for a whole phase write `effect:` there
[ExecutionPipeline]
parallelExecution = parallel
maxParallel = concurrency workers maxConcurrency parallelism
onCrash = crash recovery onFailure
sandbox = sandboxed isolation isolate jail
timeout retry interpreter -> write it in `defaults:`
retries timeouts -> write it in `defaults:`
[Document]
when = if condition only only_if onlyIf unless runIf run_if conditions
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
when = if condition only only_if onlyIf unless runIf run_if conditions
message = text body template
urgency = priority level severity
[CommunicationProtocol]
notifications = notify channels alerts messages subscriptions
slack email teams webhook -> write `notifications: [{events: [...], to: ["slack:#releases"]}]`
[Trigger]
cron = schedule expression at time
timezone = tz zone timeZone
when = if condition only only_if onlyIf unless runIf run_if conditions filter
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
path -> write `config: {path: ...}`
"""
