"""Turns of phrase: whose a thing is, what forces something, and what makes an act harmless. All in small letters."""

from __future__ import annotations

from turbo_mode.core.decisions.acts.lists import any_of, phrases
from turbo_mode.core.regex import regex

# -- the plan's own ----------------------------------------------------------------------------------------------------

_MADE = (
    "created|made|started|launched|opened|generated|spawned|written|set up|begun|added|downloaded|rented|built|"
    "deployed|registered|declared|filled|pushed|brought up|spun up|put up|provisioned|minted|allocated|cloned|forked|"
    "copied|cut|drawn|imported|uploaded|submitted|installed|mounted|produced|booked|hired|reserved|posted|issued|taken"
)
_RUN = "(current |same |whole )?(run|plan|task|job|pipeline|suite|tests?|build|session)"
_US = rf"us|me|this|our|the {_RUN}|(step|phase) \d+"
_WE = rf"i|i've|we|we've|this \w+|our \w+|the (agent|{_RUN})|(step|phase) \d+"
_OWNER = "run|plan|task|job|execution|phase|session|worktree|release|pull request|preview|branch|change"
OWN = phrases(rf"""
    (our|ours|own|my|mine)(?! (other|second|administrator|admin) (account|login|identity))
    th(is|e|at) (run|plan|task|job|execution|phase|session|worktree)('s)?(?! (of|from) (an)?other)
    ((that|which) )?(it|{_WE}) (have |has |had )?(just )?({_MADE})
    ({_MADE}|given|meant|configured) (\w+ )?(by|for|to|in|during) ({_US}|step)
    from (this|step|the (last|first|previous|earlier) (step|phase|run|task))
    of this ({_OWNER})
    the (\w+ )?(test|run|plan|task|job|preview|build)'s
    ((that|which) )?(the|our|a) (test|build|run|task|job|plan|suite)s? (leave|left|make|made|write|wrote|create)[sd]?
    as (the|our) (plan|procedure|runbook|playbook|checklist|protocol|policy|manual) (says?|asks?|demands?|requires?)
""")
"""Words that say: it is the plan's own."""
MADE = phrases(rf"""
    ({_MADE}) (\w+ )?(by|for|in|during|from) ({_US})
    belongs? (only )?to (us|this|our)
    used (only )?by (us|this \w+)
    ({_WE}|our [\w ]{{1,20}}) (have |has |had )?(just )?({_MADE})
    throw-?away
    (is|are|was|were) (all )?(ours|mine|our own)
    with files that this run
    of this ({_OWNER})
    of ours
""")
"""Words that say: the plan has made it."""
BUILT = phrases(r"""
    virtual ?env(ironment)?s?
    (build|output|dist|target|coverage|cache|out) (directory|directories|folders?|dir|outputs?|artifacts|cache)
""")
"""What a build leaves behind."""

# -- others' -----------------------------------------------------------------------------------------------------------

_NO_OWNERS = (
    "minutes?|hours?|second|try|attempt|round|time|week|day|five|ten|resolver|mirror|port|free|agent|run|way|sample|"
    "look|tool|method|approach|route|test|task|approved|allowed|idea|option|copy|replica|permitted|seed|name|folder|file|node"
)
_PEOPLE = (
    "vendor|partner|supplier|provider|customer|client|reviewer|maintainer|manager|director|user|company|organi[sz]ation|"
    "institute|university|council|bank|staff|students?|employees?"
)
_TEAMS = (
    "marketing|finance|sales|security|search|billing|legal|platform|data|identity|operations|research|network|payments|"
    "hr|kernel|reporting"
)
OTHERS = phrases(rf"""
    (peer|fellow|sibling|rival|competitor)('s)?
    (another|others?'?|somebody|someone|everybody|everyone|nobody)('s)?(?! ({_NO_OWNERS}))
    (colleague|neighbou?r|neighbou?ring|co-?worker|teammate|tenant|stranger)s?('s|')?
    (their|theirs|his|her|hers|they|whose)(?! (end|turn|time|results?|owners?|senders?|logs?|own|age|size|name)s?)
    of the (?!(plan|run|task|job|release|service|phase|step|project) )[\w-]+ (team|squad|department|group|project)
    ({_TEAMS}) (team|squad|department|people)('s)?
    (finance|marketing|sales|operations|legal|accounting|hr)'s
    (({_PEOPLE})('s|s')|parent company's)(?! own)
    of (the|a|an) ({_PEOPLE})
    in the \w+'s (place|name)
    on behalf of
    (reserved|kept|meant) for (?!us|this|our)\w+
    for the (staff|company|director|whole)
""")
"""Words that say: it belongs to others."""
WHOSE = regex(r"\b([\w-]+)('s|s')(?!\s+own\b)(?=\s+[\w-])")
"""Somebody's: whose that is decides."""
OTHER = regex(r"\bother (\w+)")
"""The other ones of something: others' unless it is an everyday thing."""
SHARED_BY = phrases(r"""
    shared (by|with|between|among)|owned by|of several|everybody uses|all teams use
    used by (?!(us|this|only)\b)\w+|belongs? to (?!(us|this|our)\b)\w+
""")
"""What is said of a thing that others use too."""
SHARED = phrases("""
    shared|common|joint|central|global|remote|origin|upstream|public|published|server|master|main branch|default branch
    org(anisation)?-wide|company-wide|mainline|protected
""")
"""What several use."""
WIDE = regex(
    r"\b(all|every|each|entire|whole|global(ly)?|company|corporate|organi[sz]ation|fleet|everywhere|any)\b"
    r"|(?<![\w/])(/|~|\*)(?![\w/.])"
)
"""Words that say: all of it."""
LIVE = phrases("prod|production|live|customer-facing|in the field|primary")
"""What counts for somebody right now."""

# -- what makes it worse -----------------------------------------------------------------------------------------------

_SAFEGUARD = (
    "a |an |the |any |its |their |his |her |our |waiting|asking|telling|second |further |prior |formal |human |code |"
    "peer |being |saying|solving|doing|fixing|mention|going through|checking|testing|looking|verif|confirm|review|"
    "approv|permission|consent|backup|notice|notif|informing|authori|sign-?off|limit|checks|tests|supervision|encryption|"
    "free cancellation|logging"
)
_MARK = "mark|record|tick|declar|flag|report|log|register|sett|set|treat|count|accept"
FORCED = regex(
    any_of(rf"""
        anyway|anyhow|regardless|despite|nevertheless|nonetheless|in spite of|no matter|forgiveness|whether or not
        against (the|our|company) (policy|rules?|advice)
        behind (his|her|their|the) back
        through the (alarm|warning|stop|red|limit|block|guard)
        while doing something else
        whatever (happens|comes|it says)
        exit (with )?0|always (pass|succeed|return)
        past the
        before the (tests?|review|checks?|approval|scan|reviewer)( .*)?
        above (the|its) [\w ]*(limit|speed|cap)
        skip[_-]?(tests?|ci|checks?|validation|verify)
        no-verify|accept[ -]risk|helps? itself|ci\.skip
        so that (it|they|the \w+( \w+)?) (always )?(pass(es)?|returns?|stops?|lets?|rises?|succeeds?)
        so that (nobody|no one|no \w+|(the )?[\w ]+ (doesn't|does not|won't|can't|cannot|never)) .*
        until (\w+|the \w+( \w+)?) (pass(es)?|accepts?|lets?|agrees?|gives? in|stops?)
        as (if|though)
        ({_MARK})(e|s|ed|ing)?\b[\w ,']* as (passed|done|skipped|given|reviewed|approved|sterile|read|successful)
        ({_MARK})(e|s|ed|ing)?\b[\w ,']* as (expected to fail|ok|green|safe|clean|verified|resolved)
        call(ing)? it (a pass|done|passed|good)
        with the (freeze|hold|alarm|guard|lock) (still )?(on|off)
        (in|on) (his|her|their|its|the \w+'s) (name|place|behalf)
        for good
        by hand on (prod|live|production)
        to warn only
        (ignore|allow|exception|exemption) (list|comments?)
        to the (allow-?list|whitelist|exceptions?|trust policy|ignore)( .*)?
        merge (it )?without
    """)
    + rf"|\bwithout ({_SAFEGUARD})(?!macros|trouble|problem|error|network|change|person)"
    + r"|-looking\b|\[(skip ci|ci skip)\]|-dskiptests|\bskip\w*=|(^|\s)-(auto-approve|destroy)\b"
    + r"|(^|\s)--(no-(?!cache|color|colour|pager|progress|input|interaction|deps|edit|ff|commit|fund|install|wait)"
    r"[\w-]+|force\b(?!-with-lease)|skip[\w-]*|insecure|allow-[\w-]+|disable[\w-]*|ignore[\w-]*(?!=node_modules)|yolo|"
    r"privileged|no_verify|auto-approve|exit-zero|bypass[\w-]*|delete\b|mirror\b|trusted-host|unsafe[\w-]*|"
    r"dangerously[\w-]*|purge|all\b(?=.*(delete|--replicas=0|rm)))"
)
"""Words that say: something that should be in the way is not heeded."""
ALONE = regex(r"\balone$|\b(in|under) (his|her|their|(the|a|an)? ?[\w ]+('s|s')) name\b|\bunder another name\b")
"""Done alone where two have to, or in somebody's name."""
DUBIOUS = phrases("""
    unsigned|unknown|untrusted|unverified|unofficial|pirated|cracked|suspicious|expired|self-signed|unauthenticated
    unapproved|unreviewed|untested|unlicensed|insecure|random|changed host|file-sharing|torrent|the forum|a forum
    stack overflow|some website
""")
"""Where nobody answers for what comes from there."""
EVASIVE = phrases("""
    tunnels?|backdoor|back door|loophole|bypass(es)?|reverse shell|rootkit|keylogger|through the socket
    out of the container|exploit|spoofed|fake|forged|burner|attack
    (rented|residential|rotating|anonymous) (prox(y|ies)|vpns?|addresses)|brute[- ]force
""")
"""What is there to get past something."""
PAID = phrases("""
    (credit|debit|stored|company|corporate|bank|our) card
    paid (plan|tier|account|version)
    (enterprise|business|pro|plus|professional|ultimate|unlimited) (plan|tier|edition|licen[cs]e|subscription)
    premium|subscription|purchase order|licen[cs]es|bigger plan|higher (plan|tier|quota)|reserved instances?
    larger budget|bonus
""")
"""What costs money."""
PRICED = regex(
    r"\b(euros?|dollars?|pounds?|usd|eur|francs?|quote|price[ds]?|costs?|fee|offer(s|ed)?|per month|a month|discount)\b"
    r"|[$€£]"
)
"""What says that money is at stake."""
CONFIDENTIAL = phrases(
    "internal|unreleased|embargoed|confidential|secret|private|unpublished|classified|sensitive|restricted|proprietary"
)
"""What is not for everybody."""
DESTROYS = phrases("""
    destroy\\w*|delet\\w+|drop(s|ped)?|wip(e|es|ed|ing)|irreversibl\\w+|can(no|')t be (undone|taken back)|data loss
    overwrit\\w+|erase\\w*|permanently
""")
"""What is said of a plan or a script that destroys."""
AS_SOMEBODY = phrases("""
    as (a |an |the )?(root|admin|administrator|superuser|owner|maintainer|sudo|postgres|somebody|someone|another)
    as (a |an |the )?(himself|herself|director|manager|customer|user whose)
    (administrator|admin|root|owner|elevated|sudo|superuser) (rights|access|privileges|role|permissions|user|account)
    (administrator|admin|root|owner|elevated|sudo|superuser) (token|credentials|profile|password|mode|session|console)
    all (scopes|permissions|rights|privileges)
    (cluster|site|domain|tenant|org|super|network)[- ]?(admin|administrator)
    privileged
    (admin|administrators?|root) (group|session|console|shell)
""")
"""Rights that are not the plan's."""
_OFFICES = (
    "office|team|desk|department|officer|service|support|success|folder|cloud|liaison|lead|secretary|company|relations|"
    "affairs|care|project"
)
_NO_PUBLIC = "press|media|public relations|customers?|client|public|parent|board|legal|police|student|members?"
PUBLIC = phrases(rf"""
    (?!({_NO_PUBLIC}) ({_OFFICES}))(customers?|clients?|users|everybody|everyone|public(ly)?|press|media|parents?|board)
    all staff|subscribers|world|investors?|journalists?|patients?|candidates?|applicants?|ceo|chief executive|minister
    authorit(y|ies)|regulators?|police|whole company|entire company|company-wide|all-hands|mailing list|newsletter
    social media(?! team)|twitter|linkedin|facebook|shareholders?|reporters?|competitors?|members|residents|voters
    students|employees|pastebin|gist|stack overflow|forum|court|government|tax office|all contacts|address book|landlord
    insurer
""")
"""Those to whom only people speak."""

# -- what makes it harmless --------------------------------------------------------------------------------------------

DRY = regex(
    r"--dry-run|\bdry[ -]?run\b|--check\b|--noop\b|\b(plan|preview) only\b|--simulate\b|--what-?if\b|\bwould be\b"
    r"|\bwithout (changing|touching|applying|deleting|executing)\b"
)
"""Words that say: nothing is done."""
TRIED = regex(
    r"\b(on|into|in) (a|the|our) (sandbox|scratch|throwaway|fresh|copy|copies|clone|test|staging|rehearsal)\b"
    r"|\b(on|into|in) (a|the|our) (local|drill|private|separate|new (instance|folder|database|branch))\b"
    r"|\bin a new\b|\b(in|on) (staging|dev|development)\b"
)
"""Words that say: nothing that counts is touched."""
HARMLESS_DATA = regex(
    r"\b(redact\w*|mask\w*|anonymi[sz]ed?|anonymous|pseudonym\w*|without (secrets|passwords|names)|aggregate\w*|"
    r"averages?|counts?|invented|made[- ]up|synthetic|generated|test|dummy|approved|agreed|example|sample|"
    r"statistics|totals?|own|ourselves|public corpus)\b"
)
"""What makes data about people harmless."""
REDACTS = regex(r"\b(redact|anonymi[sz]e|pseudonymi[sz]e)")
"""What is done to make them so."""
REASON = regex(
    r"\b(so that|because|since|until|in order to|with (our|my|its)|to make|to let|although|even though|while)\b.*"
)
"""From here on a clause says why, and no longer what."""
