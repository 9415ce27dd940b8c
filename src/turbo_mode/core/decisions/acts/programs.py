"""Programs: which of them only look, and what plans do with the others every day."""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.regex import regex

LOOK = words(
    """
    ls cat head tail less more grep egrep rg awk cut sort uniq wc stat file du df ps pgrep top htop uptime whoami id
    who w ping traceroute mtr dig nslookup host lsblk free ss netstat lsof diff cmp jq yq sha256sum md5sum which env
    printenv date history uname hostname getenforce squeue qstat sinfo nvidia-smi apt-cache journalctl dmesg vmstat
    iostat tree echo true test cd pwd printf sleep wait openssl whois sacct bjobs lscpu getent tee column seq
    trivy grype syft semgrep bandit hadolint kubeconform kubeval lychee pa11y shellcheck yamllint actionlint promtool
    basename dirname realpath strings hexdump xxd dmidecode findmnt locate man tldr time
    """
)
"""Programs that only look."""
WORK = words(
    """
    make cmake ninja pytest tox nox ruff mypy black isort flake8 pylint eslint prettier tsc node npm npx yarn pnpm
    pip pip3 uv poetry hatch cargo rustc go gcc g++ clang javac java mvn gradle gradlew ./gradlew bazel sbt dotnet
    ruby bundle rake php composer python python3 perl sh bash zsh mkdir touch cp tar zip unzip gzip gunzip xz curl
    wget sbatch srun qsub docker podman buildah skopeo git gh glab kubectl helm terraform tofu pulumi aws az gcloud
    rsync scp psql mysql sqlite3 mongo mongosh redis-cli cqlsh nodetool alembic flyway liquibase ansible
    ansible-playbook vault pre-commit apt apt-get yum dnf brew rm mv find ln install systemctl service sed twine
    jupyter papermill dvc mlflow playwright cypress k6 locust vegeta wrk hey ab turbo-mode pg_dump vacuumdb certbot
    pg_restore mysqldump dropdb createdb crontab nsupdate ip firewall-cmd gsutil bq oc argocd flux kustomize
    skaffold packer nomad consul minikube kind vercel netlify fly heroku wrangler firebase serverless sam cdk export
    set ssh sftp nc chmod chown chgrp kill pkill killall scancel qdel bkill shutdown reboot halt poweroff mkfs dd
    shred wipefs fdisk parted userdel usermod useradd passwd chattr iptables ip6tables nft ufw setenforce sysctl
    sudo su visudo mount umount swapoff truncate unlink rmdir srm blkdiscard crictl ctr virsh qm zfs zpool lvremove
    vgremove nmap hydra tcpdump ssh-keygen ssh-copy-id docker-compose svn hg kafka-topics kafka-topics.sh
    rabbitmqctl etcdctl rclone mc s3cmd doctl linode-cli hcloud openstack exiftool ffmpeg convert xargs nohup nice
    renice at mail sendmail mutt stripe npm-check rustup conda mamba
    """
)
"""Programs that do something."""
READS = words(
    """
    get describe list ls show status log logs diff explain version info inspect history template lint search plan
    validate fmt output graph top view cat stats df ps images events whoami get-caller-identity verify check
    config-view can-i auth blame grep fetch reflog shortlog ls-files ls-remote rev-parse describe-instances head
    stat help --version --help tree outdated audit lookup test head-object is-active is-enabled list-units
    current-context api-resources cluster-info notes repo bucket-size download wait
    """
)
"""Subcommands that only look."""
NOUNS = words(
    """
    repo auth images events version test cluster-info release volume
    """
)
"""Subcommands that say only what it is about."""
ALSO_WORDS = words(
    """
    go make find kill test set install cut sort time date wait file head top more less service history host at mount
    convert fly mail export truncate shutdown reboot halt split nice locate man who watch flux sleep shred unlink
    """
)
"""Programs whose names are words of the language too."""
PROSE = words("the a an our my this that these its their all every it them on off out up with to for in and only into")
"""What follows a word of the language, not a program."""
STARTERS = words("nohup nice time xargs")
"""Programs that start another one."""
INSIDE = words("kubectl docker podman oc")
"""Programs that start another one somewhere else, behind ``--``."""
HARM = regex(
    r"^(delete|remove|rm|rb|destroy|drop|purge|prune|uninstall|terminate|drain|cordon|evict|taint|kill|stop|halt|reboot|"
    r"restart|disable|mask|detach|deregister|flush|flushall|flushdb|wipe|truncate|revoke|attach|put|authorize|"
    r"create-access-key|modify|patch|edit|force-unlock|state|operator|reset|clean|replace|unmask|unset|rename|"
    r"dropdatabase|shutdown|cancel|suspend|schedule-key-deletion|import|untaint|eject|seal|unseal|abandon|erase|clear|"
    r"leave|set-iam|add-iam|grant|transfer|lock|unlock|archive|migrate|failover|promote|scale-down|login|down)(-|$)"
)
"""Subcommands that do more than plans do every day."""
CODES = (
    (regex(r"access-key|policy|login|grant|unseal|role|token|clusterrolebinding|secret|owner"), "credentials"),
    (regex(r"^(stop|kill|restart|reboot|cancel|suspend|drain|cordon|evict)"), "stops"),
    (regex(r"delete|remove|rm|destroy|drop|purge|prune|uninstall|terminate|flush|wipe|clean"), "removes"),
)
"""By which code a subcommand is asked about; else it ``changes``."""
EVERYDAY: Mapping[str, str] = {
    "gh": r"(pr|issue) (create|comment|ready|checkout|status|edit|checks)|run (rerun|watch|download)|workflow run|"
          r"release (create|upload)|repo clone",
    "glab": r"(mr|issue) (create|note|diff|checkout)|ci (run|retry|trace)|release create",
    "kubectl": r"apply|set image|rollout (status|history|undo|restart|pause|resume)|create (job|-f|deployment)|wait|"
               r"port-forward|scale|run|exec",
    "helm": r"upgrade|install|rollback|test|dependency|package|pull|push",
    "terraform": r"init|apply|workspace select|state (list|show|pull)",
    "tofu": r"init|apply|state (list|show|pull)",
    "pulumi": r"up|preview|stack select",
    "aws": r"s3 (cp|sync)|lambda (update-function-code|invoke|publish-version)|ecr get-login-password|logs|"
           r"ecs (update-service|run-task|register-task-definition)|deploy create-deployment|"
           r"cloudformation (deploy|create-change-set|validate-template)",
    "gcloud": r"run deploy|app deploy|functions deploy|builds submit|logging read|auth print",
    "az": r"webapp (deploy|up)|functionapp deploy|acr build|containerapp (up|update)",
    "docker": r"build|push|pull|tag|run|exec|create|cp|buildx|start|save|load",
    "podman": r"build|push|pull|tag|run|exec|create|cp|start",
    "argocd": r"app (sync|wait|diff|get|rollback)", "flux": r"reconcile|get",
    "alembic": r"upgrade|revision|history|current", "flyway": r"migrate|info|validate",
    "dvc": r"pull|push|repro|add", "pre-commit": r"run|install|autoupdate", "mlflow": r"run|ui",
    "turbo-mode": r"run|resume|check|test|list|show|decisions",
}  # fmt: skip
"""What plans do every day with programs that have subcommands."""
SUBCOMMANDS = frozenset(EVERYDAY) | words(
    """
    vault rabbitmqctl kafka-topics kafka-topics.sh etcdctl consul nomad certbot openstack doctl hcloud linode-cli stripe
    heroku fly firebase oc crictl ctr virsh qm zfs zpool bq
    """
)
"""Programs with subcommands: what isn't known to be everyday work is asked about."""

_LISTS = r"(^|.* )(-l|-L|-S|--list|list|status|show|--get)( .*|$)"
_BUILDS = words(
    """
    make ninja mvn cmake bazel sbt dotnet go rake composer python python3 pytest tox nox ruff mypy node npx uv poetry
    hatch rustc gcc javac java ruby php bundle ansible ansible-playbook
    """
)
_PACKAGES = words("pip pip3 npm yarn pnpm apt apt-get yum dnf brew cargo gem twine pre-commit gradle gradlew ./gradlew")
_OTHERS = {
    "stops": words("kill pkill killall scancel qdel bkill shutdown reboot halt poweroff renice"),
    "credentials": words("chown chgrp ssh passwd usermod useradd ssh-copy-id visudo hydra sudo su"),
    "safeguards": words("iptables ip6tables nft ufw setenforce firewall-cmd chattr"),
    "removes": words(
        """
        mkfs dd shred wipefs fdisk parted userdel crontab nsupdate dropdb truncate unlink srm blkdiscard lvremove
        vgremove vacuumdb nmap
        """
    ),
}
_STORES = words("gsutil rclone s3cmd mc")

Rules = tuple[tuple[str, str], ...]
"""Patterns of the arguments, each with the code by which they are asked about; an empty one is everyday work."""
RULES: Mapping[str, Rules] = {
    "git": (
        (r"push .*?(-f|--force\S*|--delete|-d|--mirror|--all|--prune)( |$)|push (.* )?[:+]\S", "removes"),
        (r"(branch|tag) .*?(-[dDMf]|--delete|--force)( |$)", "removes"),
        (r"commit .*?(-n|--no-verify)( |$)", "safeguards"),
        (r"rm .*test", "safeguards"),
        (r"clean (.* )?(-[a-z]*n[a-z]*|--dry-run)( |$)", ""),
        (r"stash (drop|clear)|reflog expire|reset .*--hard", "removes"),
        (r"(clean|filter-branch|filter-repo|update-ref|gc|replace)\b", "removes"),
        (r"config .*(?i:sslverify)|update-index .*--assume-unchanged", "safeguards"),
        (r"config .*--(global|system|unset)", "changes"),
        (r"", ""),
    ),
    "gh": ((r".*--admin\b|.*\bapprove\b", "safeguards"),),
    "glab": ((r".*\bapprove\b", "safeguards"),),
    "ip": ((r".*\b(flush|del|add|set|down)\b", "changes"),),
    "systemctl": ((r".*\b(status|is-active|list-units|show|cat|is-enabled)\b", ""), (r"", "stops")),
    "rsync": ((r"(.* )?(-[a-zA-Z]*n[a-zA-Z]*|--dry-run)( |$)", ""), (r".*--(delete|remove-source-files)", "removes")),
    "find": ((r".*(-delete|-exec (rm|mv|chmod|shred))", "removes"),),
    "curl": (
        (r"(.* )?(-k|--insecure|--no-check-certificate)( |$)", "safeguards"),
        (r".*(-X|--request)[ =]?(DELETE|PUT|PATCH)|.*(-T|--upload-file) ", "changes"),
    ),
    "chmod": ((r"u?\+x ", ""), (r"", "credentials")),
    "tar": ((r".*-C ?/( |$|etc|usr|var|boot)", "changes"),),
    "mv": ((r"(.* )?/(etc|usr|boot|bin|lib)(/|$| )|.* (/|~)$|.* /(var|opt|srv|dev)(/|$)", "changes"),),
    "cp": ((r".* (/(etc|usr|var|boot|opt|srv|bin|lib|dev)(/\S*)?|/|~)$", "changes"),),
    "kubectl": ((r"(?=.*--all\b).*scale", "stops"), (r"(?!.*kube-system)(.* )?rollout ", "")),
    "docker": ((r"compose (?!rm|.*( -v\b|--volumes))", ""), (r"compose .*", "removes")),
    "docker-compose": ((r"rm|.*( -v\b|--volumes)", "removes"),),
    "aws": ((r".*--acl[ =]public|.*allUsers|.*0\.0\.0\.0/0", "safeguards"),),
    "sysctl": ((r"(-a|-n|--all)", ""), (r".*(-w|=)", "changes")),
    **dict.fromkeys(("mount", "umount", "swapoff"), ((r".+", "changes"),)),
    **dict.fromkeys(_STORES, ((r".*\b(rm|rb|purge|delete|sync)\b", "removes"),)),
    **dict.fromkeys(_BUILDS, ((r".* as root$", "credentials"), (r"", ""))),
    **dict.fromkeys(_PACKAGES, (
        (r".*-kill( |$)", "stops"),
        (r"profile (disable|enable)|access |token |(full|dist)-upgrade", "changes"),
        (r".*(--(extra-)?index-url|git\+http|--trusted-host|https?://)", "outside"),
        (r"(.* )?(remove|purge|autoremove|erase|uninstall|unpublish|deprecate|yank|owner)( |$)", "removes"),
        (r".*-[xk] test", "safeguards"),
        (r"", ""),
    )),
    **{each: ((_LISTS, ""), (r"", code)) for code, names in _OTHERS.items() for each in names},
}  # fmt: skip
"""What else is known of a program: the first pattern that fits its arguments says what it does."""
RULES = {**RULES, "wget": RULES["curl"], "podman": RULES["docker"], "service": RULES["systemctl"],
         "gcloud": RULES["aws"], "az": RULES["aws"]}  # fmt: skip
