"""Keys of other tools, as data: below the name of a record, ``right = keys`` names the right key of each, and
``keys -> sentence`` gives advice where no key alone will do, with the value that was given in place of an ``<example>``
of its form. A record may begin with all that another has.
"""

WORDS = """
[Plan]
phases = steps jobs stages pipeline workflow flow sequence plays dag
inputs = params parameters arguments with input args variable
env = environment variables vars envs environ envVars env_vars environment_variables
description = desc comment doc docs help notes
finally = always on_exit onExit exitHandler post after after_script cleanup teardown
outputs = output returns results
name = id workflow_name flowId dag_id
title = displayName display_name label summary run-name
labels = tags annotations
triggers = on schedule schedules trigger cron when events event start webhook webhooks schedule_interval
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
defaults default_args pluginDefaults -> write `executionPipeline: {defaults: {timeout: ..., retry: ...}}`
timeout -> for every task: `executionPipeline: {defaults: {timeout: <30m>}}`; for a phase: `timeout:` there
activeDeadlineSeconds -> write `decisionEngine: {budgets: {wallTime: <7200>s}}`, or a `timeout:` of a phase or a task
retry retries -> for every task: `executionPipeline: {defaults: {retry: <2>}}`
maxParallel parallelism -> write `executionPipeline: {maxParallel: <4>}`
parallel -> `parallel: true` stands on a phase
rules -> write `decisionEngine: {rules: [...]}`
budgets -> write `decisionEngine: {budgets: {...}}`
autonomyLevel -> write `decisionEngine: {autonomyLevel: <high>}`
confidence -> write `decisionEngine: {confidence: <0.9>}`
permissions serviceAccountName -> what may be decided alone is `decisionEngine:`
services -> a service is a task of its own with `service:`, above those who need it
catchup -> write it in a trigger, as in `triggers: [{cron: ..., catchUp: latest}]`
max_active_runs maxActiveRuns parallelBuilds -> executions wait for one another by `concurrency: NAME`
start_date end_date startDate endDate -> when it starts says `triggers: [{cron: ...}]`
disabled paused suspend -> a schedule is paused by `turbo-mode schedule pause`, not in the plan
locals local -> a value that several tasks read is an input with a default: `inputs: {name: value}`
provider providers terraform required_providers backend tools networks volumes -> programs bring along what they need
generateName -> each execution has an id of its own
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
artifacts -> how much is kept, and how long, says `executionPipeline: {artifacts: {quota: 1GiB, keep: 30d}}`
[InnerPlan < Plan]
id -> its name is the key under which it stands
on schedule schedules trigger cron when events event start webhook webhooks sources -> only the outer plan has it
schedule_interval start_date startDate end_date endDate catchup -> only the outer plan has it
datasource data_source inputsFrom sinks datasink sink destinations concurrencyGroup -> only the outer plan has it
singleton lock documentation documents docsFramework progress tracking notifications -> only the outer plan has it
notify communication alerts turbo triggers dataSources dataSinks concurrency -> only the outer plan has it
documentationFramework progressTracking communicationProtocol -> only the outer plan has it
[Phase]
when = if condition only only_if onlyIf runIf run_if conditions
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
timeout = deadline maxDuration
approve approval manual input suspend -> people are asked in the gate: `gate: {approve: {...}, options: {...}}`
rollback -> a gate chooses it by an option with `then: rollback`, and tasks say how with `compensate:`
compensate -> each task says how it is undone
strategy -> `matrix:` and `maxParallel:` stand in a task
foreach matrix -> it stands in a task; for a whole phase per item that task calls a plan with `plan:`
retry retries -> a phase is done again by an option of its gate with `then: repeat`, or by `loop:`
runs-on -> labels that a worker must have are `runOn:` of a task
onFailure rescue -> `then: rollback` of a gate undoes; a phase with `needs: [{id: PHASE, is: [FAILED]}]` handles it
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
shell = run script scripts cmd command commands exec bash sh program execute powershell raw bash_command
http = request curl rest url uri call_http webhook
python = function callable lambda python_callable
agent = llm prompt ai gpt chat
wait = sleep pause
service = daemon background server sidecar
plan = subflow subFlow sub_plan subPlan subworkflow workflow_call childWorkflow include_tasks import_tasks
read = query sql select
notify = message send slack email mail alert
env = environment variables vars envs environ envVars env_vars environment_variables
cwd = workingDirectory working-directory working_directory workingDir workdir dir directory chdir folder
retry = retries retryStrategy retry_strategy retryPolicy retry_policy maxRetries max_retries attempts retryCount
outputs = output register returns results exports set_output publish result save
expect = success successCondition success_when successWhen assert validate
expectStatus expectedStatus statusCode status_code validStatus okStatus -> write `expect: result.status == <200>`
heartbeatTimeout heartbeat_timeout -> a program is watched by itself; how long it may take is `timeout:`
activity activityType activity_type -> a function is called by `python: "module:function"`
volumes mounts volumeMounts -> programs share the workspace; what lies beside the plan is in $TURBO_MODE_PLAN_DIR
healthcheck readinessProbe livenessProbe -> a server is `service: {command: [...], ready: {path: /health}}`
port ports -> what keeps running is a `service:`, and is given a free port in $PORT
entrypoint -> a program and its arguments are `shell: {command: [...]}`
taskRef task_ref taskSpec pipelineRef workflowRef -> what several tasks share is a plan, called by `plan: NAME`
successCodes success_codes allowedExitCodes allowed_exit_codes exitCodes -> write `expect: result.exitCode in <[0, 2]>`
timeout = execution_timeout executionTimeout activeDeadlineSeconds
timeout = start_to_close_timeout startToCloseTimeout
effect = sideEffect sideEffects idempotency
sandbox = sandboxed isolated isolation jail container
passEnv = passthrough pass_through inheritEnv
artifacts = archive upload saveFiles
idempotencyKey = idempotency_key dedupeKey
type kind action module ref -> the kind of a task is a key, as in `shell: make` or `http: https://example.com`
uses -> what others have made is run by `shell:`, or by `plan: ./file.yaml` if it is a plan
image container containers docker -> containers are started by a program: `shell: {command: [docker, run, IMAGE]}`
until -> an action is repeated until something holds by `poll: {until: ..., every: 10s, for: 5m}`
delay -> a pause is `wait: <10s>`; between attempts it is `retry: {attempts: 5, every: 10s}`
retry_delay retryDelay retryInterval -> between attempts it is `retry: {attempts: 5, every: <10s>}`
backoffLimit -> write `retry: 4`; it counts the further tries
restart restartPolicy -> a program that failed is started again by `retry: 3`
poke_interval pokeInterval -> between looks it is `poll: {until: ..., every: <10s>, for: 5m}`
env_file envFile envFrom -> variables are named one by one: `env: {NAME: value}`, or `passEnv: [NAME]`
op_args op_kwargs kwargs -> write it inside: `python: {call: ..., args: {...}}`
no_log -> what a secret says is hidden by itself; an output is by `outputs: {NAME: {value: ..., secret: true}}`
creates removes -> a task that need not run says so by `when:`
async -> tasks wait for one another only as `needs:` says; a program that goes on is a `service:`
sla -> how long it may take is `timeout:`
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
when = if condition only only_if onlyIf runIf run_if conditions
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
maxParallel = parallelism max-parallel concurrencyLimit throttle forks max_concurrency maxConcurrency
maxParallel = concurrent parallelLimit concurrency_limit max_workers maxWorkers
kubernetes kubectl k8s helm terraform ansible gcloud make npm -> there are no modules: let a program do it, by `shell:`
deadline = scheduleToCloseTimeout schedule_to_close_timeout
taskQueue task_queue -> labels that a worker must have are `runOn:`, a list
serial batchSize batch_size -> instances go in steps by `batch: {size: <5>}`
failFast fail-fast fail_fast -> how many instances may fail says `tolerate:`
tolerate = toleratedFailures tolerance maxFailures
runOn = runs-on runs_on runsOn runner agent_pool pool nodeSelector node_selector worker workers queue hosts host
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
tags labels -> labels that a worker must have are `runOn:`; words about the plan are `labels:` of the plan
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
task_id taskId -> its name is `id:`
template templateRef -> what several tasks share is a plan of its own, called by `plan: {name: ..., inputs: {...}}`
suspend -> people are asked by `approve: {from: ["role:release"]}`; a pause is `wait: 10m`
continueOn -> a failure that nobody minds is `optional: true`
trigger_rule triggerRule -> which ends of another task will do says `needs: [{id: TASK, is: [COMPLETED, FAILED]}]`
on_failure_callback on_success_callback onFailureCallback -> a task that handles a failure is named by `onFailure: TASK`
depends_on_past dependsOnPast -> executions wait for one another by `concurrency:` of the plan
run_once runOnce -> a task runs once, unless it has `foreach:` or `matrix:`
interruptible -> nothing is stopped because something newer starts
join -> a task waits for all of its `needs:`
failPipeline continuePipeline -> a failure that nobody minds is `optional: true`
lifecycle provisioner -> what must not be done twice is `effect: once`; what can't be undone is `irreversible: true`
coverage -> a number to look at is an output, and a gate can look at it
[Verify < Action]
done = result until check when condition if happened expectDone
"""
