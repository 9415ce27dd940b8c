"""What things are: everyday things of plans, or what protects, gets in, is worth money, or is about people."""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.decisions.acts.lists import words

PASSING = words(
    """
    temporary temp tmp scratch throwaway ephemeral disposable preview local locally unpushed rehearsal dummy copy
    copies draft drafts sandboxed mock fixture test-system emulator simulator container worktree __pycache__
    node_modules .cache .pytest_cache .mypy_cache .ruff_cache .tox pycache workspace canary
    """
)
"""What is there for a while, or a copy: it may be changed and go away."""

TRIED = words("staging testing playground dev development")
"""Where things are tried, by others too: it is worked there, and nothing is removed or stopped."""

TEST = words(
    """
    environment database db schema user users account accounts data system stack instance instances namespace
    cluster device bench machine index server bucket queue topic table tenant token key drill fixture fixtures
    resources cases channel copy
    """
)
"""``test`` before one of these says that it is there to be tried."""

EVERYDAY = words(
    """
    code source build builds test tests testcase doc docs documentation page changelog entry notes readme version
    image package packages artifact artifacts branch commit pull request pr patch bug bugs cause causes finding
    findings input inputs report reports chart charts result results pipeline job phase rollout canary deployment
    replica replicas service services samples sample model models training batch batches learning rate cache feature
    flag lock file dependency dependencies snapshot label labels annotation annotations type types warning warnings
    function functions module output release releases candidate step steps wave region plan task tasks run runs try
    tries attempt log logs benchmark benchmarks metrics minute minutes hour second seconds percent cent no question
    answer text texts form summary record list issue ticket comment embedding embeddings prototype script interface
    endpoint resolver mirror port pause pauses dashboard features split sweep checksum checksums item items example
    examples worker workers traffic app application site website binary wheel images stage stages compiler formatter
    linter format formatting style message draft parameters parameter setting settings hyperparameters epoch epochs
    seed thumbnails redirect assets translation translations suite screenshot tutorial guide diagram link links
    encoding header headers footer font color colour layout variable constant class method loop parser regex
    argument option timeout interval delay chunk buffer thread size heap layer digest manifest docstring todo golden
    logger line panel trace span histogram plot figure notebook cell dataset fold checkpoint tokenizer prompt score
    ranking baseline ablation outline section chapter paragraph sentence wording typo title caption abstract slide
    agenda estimate forecast roadmap widget button screen icon stylesheet theme locale string strings route handler
    middleware sdk wrapper adapter mock measurement reading cohort ring slice percentage lint syntax import imports
    docstrings whitespace indentation path paths wiring hypothesis experiment demo walkthrough spec specification
    proposal mockup storyboard sketch illustration placeholder default defaults framework toolchain makefile
    dockerfile gitignore editorconfig linting refactoring microbenchmark timer helper helpers exception exceptions
    traceback stacktrace retry retries backoff polling concurrency parallelism memory cpu solution algorithm query
    half rest remaining part shard
    """
)
"""What plans work on every day."""

GUARDS = words(
    """
    check checks test tests review reviews reviewer approval approvals gate gates guard guards guardrail guardrails
    lint linter hook hooks verification validation signature signatures hash hashes checksum checksums scan scanner
    scanning audit audits auditing alarm alarms alert alerts alerting monitor monitors monitoring pager pages
    threshold thresholds limit limits quota quotas cap caps policy policies rule rules protection firewall antivirus
    mfa 2fa factor authentication authorisation authorization encryption backup backups snapshots window freeze hold
    lock locks interlock logging safety consent assertion assertions constraint constraints certificate certificates
    warnings errors error warning robots.txt retention watchdog supervisor sandbox captcha throttle throttling
    moratorium embargo control controls safeguard safeguards disruption webhook finalizer finalizers cloudtrail slo
    verify tls ssl vpn proxy breaker breakers selinux seccomp failsafe brake brakes detector detectors ids waf
    budget budgets recovery comments vulnerability vulnerabilities privacy compliance evaluation fence killswitch
    permission permissions priority fair-share counter metering veto quorum regression regressions requirement
    requirements evidence
    """
)
"""What protects something, or somebody."""

WEAKENS = words(
    """
    raise lower reduce change edit adjust reset replace set alter modify patch rewrite extend shorten cut move mark
    resolve increase decrease swap allow permit overwrite delete remove drop destroy clear stop kill cancel unload
    disable shrink scale add_ignore comment downgrade boost answer_in close detach take_out pull_out prune expire
    purge wipe erase suspend freeze empty truncate defer_check tick declare convert turn_down
    """
)
"""What weakens a guard, though it may be done to other things."""

KEYS = words(
    """
    token tokens password passwords credential credentials key keys secret secrets login logins pin cookie cookies
    passphrase account accounts root admin administrator administrators superuser identity identities sudo api-key
    keychain vault codes passcode passcodes ssh apikey profile aws_profile id_rsa .env kubeconfig certificates
    """
)
"""With what one gets in."""

TAKEN = words(
    """
    use search find find_out read cat print dump look_for copy take export create get fetch put attach make download
    save set add paste extract swap switch try reuse grep dig record go_through pick choose change reset rotate
    share upload clone turn_to generate write load give connect push authenticate ssh run process do mint send
    assume archive gather collect look_up renew replace update edit modify restore import register
    """
)
"""What is done to get hold of keys, or with them."""

PERSONAL = words(
    """
    customer customers client clients patient patients student students pupil pupils employee employees staff
    personal personnel private confidential medical health salary salaries payroll wages mailbox mailboxes chats
    chat birthdays birthday footage voices recordings passport diagnosis grades grade users' user-table prescription
    dosage survey kids kid children child names addresses phones phone biometric genome religion criminal drivers
    citizens tenants' residents location patients' customers' members voters donors applicants
    """
)
"""Data about people."""

GETS_DATA = words(
    """
    copy download upload export send share use train read pull look_up join paste attach hand hand_over go_through
    include fetch get open record dump collect gather forward mail email post publish show cat import search dig
    take print save extract put write pass_on tell complete translate match feed
    """
)
"""What is done to get at data, or to give it away."""

OF_PLANS = words(
    """
    crawler server worker parser compiler container controller scheduler runner printer sensor loader builder linter
    formatter cluster database queue branch engine page file table script tool pod node api client library site disk
    host interface machine model plan run task job project service it that there what who let here today yesterday
    tomorrow week month year night day morning release step build test system module function application app repo
    repository version canary region phase pipeline execution stage workspace session method class package package's
    commit pull request upstream agent hour minute world moment
    """
)
"""Whose things are the plan's own, or nobody's."""

SOLEMN = words(
    """
    register land-register patient court grade grades vote votes contract ledger payroll salary salaries wages bank
    medicine prescription child kid notary passport tax lift elevator crane reactor aircraft train
    """
)
"""What nobody but its keepers changes, however it is pointed at."""

PAPERS = words(
    """
    disciplinary notice termination contract statement complaint lawsuit offer rejection guarantee promise
    warning-letter petition letter newsletter invitation messages mails emails e-mails email mailing announcement
    tweet resignation apology testimonial reference verdict
    """
)
"""What speaks for people."""

PAGES = words(
    """
    docs documentation figure plot chart report readme axis draft changelog notes summary diagram tutorial guide
    text
    """
)
"""What plans write."""

RED = words(
    """
    failing failed broken red flaky required mandatory slow hanging blocking
    """
)
"""What is in the way."""

STORED = words(
    """
    database db schema table tables row rows data record records migration migrations migrate bucket volume index
    dump ledger master register cluster queue topic config configuration configmap dns account server servers host
    hosts amounts orders addresses users system systems
    """
)
"""What keeps its state: on a live one, work is a change."""

GRAVE = words(
    """
    dns domain firewall iam kms ledger contract contracts invoice invoices bank vote votes court prescription
    interlock valve floodgate signal reactor turbine router switch switches gateway controlplane etcd crd salaries
    salary tax licence licences license-server etc hosts register registry-entry door doors gate elevator lift crane
    robot pump oven drone vehicle train grid district breaker thermostat firmware medicine dose instruments sterile
    exam exams grade grades payment payments price prices money funds budget account mailbox calendar meeting
    meetings policy wiki volume bucket disk partition namespace node nodes host database databases schema table
    tables column columns index indices collection collections keyspace topic backup backups retention archive
    archives records history timeline rota roster roll safe locker badge visa seat seats seal geofence ceiling
    conveyor furnace pipeline-valve satellite traffic-light alarm siren weapon infusion
    """
)
"""What is no plan's own unless it says so."""

VOICE = words(
    """
    approval approvals sign-off signoff signature vote consent testimony agreement endorsement
    """
)
"""What only a person can give."""

MONEY = words(
    """
    refund refunds payment payments invoice invoices money price prices salary salaries discount discounts purchase
    purchases loan loans fund funds portfolio deposit deposits balance balances fee fees fine fines wage wages
    pension bonus cash dividend premium mortgage rent donation donations voucher vouchers coupon coupons transaction
    transactions spend spending cost
    """
)
"""What is money."""

PRONOUNS = words(
    """
    it them this that these those one ones everything all him her anything
    """
)
"""What stands for a thing that is named elsewhere."""
PUBLISHED = words(
    """
    package documentation docs doc tutorial release artifact image version notes changelog site website module
    library crate wheel chart plugin build preview page guide
    """
)
"""What plans publish every day."""
SECRET = words("salary wage payroll diagnosis medical personnel private confidential payslip testament")
"""What is not even to be looked at."""

KINDS: Mapping[str, frozenset[str]] = {
    "passing": PASSING, "tried": TRIED, "test": TEST, "everyday": EVERYDAY, "guards": GUARDS, "weakens": WEAKENS,
    "keys": KEYS, "taken": TAKEN, "personal": PERSONAL, "gets_data": GETS_DATA, "of_plans": OF_PLANS,
    "solemn": SOLEMN, "papers": PAPERS, "pages": PAGES, "red": RED, "stored": STORED, "grave": GRAVE, "voice": VOICE,
    "money": MONEY, "pronouns": PRONOUNS, "published": PUBLISHED, "secret": SECRET,
}  # fmt: skip
"""Each of these sets by a name: what is done to a kind of things is weighed too."""
