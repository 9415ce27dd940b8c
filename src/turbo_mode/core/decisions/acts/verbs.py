"""What verbs do, in sorts. A verb that stands nowhere here is of no known sort.

A verb in two words stands as ``turn_off``; the second word may come some words later: ``turn the alarm off``.
"""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.decisions.acts.lists import words

LOOK, REST, TELL, WORK, RELEASE, CHANGE, REMOVE, STOP = (
    "look", "rest", "tell", "work", "release", "change", "remove", "stop",
)  # fmt: skip
WEAKEN, SPEND, COMMIT, ENTER = "weaken", "spend", "commit", "enter"

_SORTS: Mapping[str, str] = {
    LOOK: """
        analyse analyze assess audit benchmark bisect browse calculate cat check classify collect compare compute
        consider count debug decide describe detect determine diagnose diff display double_check draw enumerate
        estimate evaluate examine explain explore fetch figure_out find find_out forecast gather get go_over
        go_through identify inspect inventory investigate list listen locate look look_at look_for look_into look_up
        match measure monitor name observe peek ping plan plot ponder predict preview print probe profile project
        quantify query rank read recalculate recompute reconcile rehearse reproduce review sample score see select
        show simulate size_up sort spot stat study sum sum_up summarise summarize survey tail test think trace
        understand validate verify view visualise visualize watch weigh work_out search grep dig count_up add_up
        filter group head lookup vet clarify decode dissect eyeball follow_up glance hunt itemise itemize keep_eye
        keep_an_eye peruse poll puzzle question reason reflect research retrieve scrutinise scrutinize search_for
        sense skim speculate survey_own tally track_down triage trial wonder cross-check crosscheck double-check
        recheck remeasure tabulate prove dry-run benchmark_again compare_with
    """,
    REST: """
        wait hold hold_back hold_off pause postpone delay defer queue queue_up line_up halt cease quit exit finish
        end leave keep stay remain decline refuse back_off slow_down give_up do_nothing sleep rest idle retreat land
        return return_home set_down stand_by stand_down pass give_back yield accept_no bow_out back_out calm
        step_back_own withdraw_from say_no fly drive sail steer detour turn_around go_home abstain skip_ahead
        lie_low cool_down stop_here be_done do_without abide bide comply concede conclude discontinue forgo heed
        honour honor respect obey linger park refrain reconsider relent snooze_until stand pause_here stay_put
        adhere abandon shelve_own sit_tight hang_on hold_out ride_out see_out stay_with tolerate_wait bow keep_to
        leave_to leave_it stick_to stick_with settle_down
    """,
    TELL: """
        tell ask report notify inform remind alert warn raise_with raise_it flag escalate forward hand hand_over
        hand_off hand_in hand_back refer propose suggest recommend comment note mention log document write_down call
        call_back contact consult page message answer reply request apply_for point_out draft post coordinate
        arrange send send_back pass_on pass_to check_with discuss announce brief advise circulate seek speak talk
        turn_to have resend deliver dispatch let_know write_to mail email e-mail phone text ping_owner respond
        invite_comments bring_up bring_to invite_review nominate report_back explain_to share_with appeal caution cc
        clarify_with confer defer_to delegate enquire inquire get_in_touch give_notice invite_to involve liaise
        object pass_along plead present prompt remark relay route_to signal state surface tag_someone transmit
        loop_in reach_out leave_note set_out spell_out own_up confess_own chase nudge report_to spread_word put_to
        bring_in_person file_with disclose_to
    """,
    WORK: """
        redraw reword run rerun re-run execute try retry repeat redo resume continue proceed go go_on go_ahead
        go_back carry_on carry_out start begin launch perform do use fix repair improve refactor optimise optimize
        simplify implement develop split train retrain fine-tune tune package pack bundle prefer choose pick take
        follow map work rebuild regenerate retest reconnect reload escape cache warm warm_up rebase pull handle
        process parse write create generate build compile translate save copy export back_up backup dump snapshot
        archive compress render prepare compose clone checkout check_out branch commit tag stage prototype design
        record annotate label redact attach download mirror make form set_up stash lint assemble vendor type
        set_aside put put_into give let trim_draft index_copy fill_in_draft test_again attempt add_test wrap cover
        hash anonymise anonymize mask_copy sketch outline phrase rephrase spell proofread transcribe convert_copy
        extract zip tar cherry-pick cherry_pick merge_upstream step cut_release tear_off turn_back recover
        restart_own rotate_log fall_back help support investigate_more reuse learn quarantine warmup expand_test
        isolate revisit move_on go_home sync init initialise initialize bootstrap provision_test seed populate_test
        paraphrase cite explain_more mock stub fake_data pin time spread stagger batch pace narrow feed ingest gauge
        walk come visit turn bring finish_up wind_down wrap_up advance_test lay_out line post_draft shadow replay
        verify_again adapt address adopt_own align augment backfill_test balance blend branch_off break_down
        break_up chunk cleanse_copy code combine concatenate containerise containerize crop customise customize
        cycle demo derive detail digest divide emit enhance ensure exercise experiment express fit flatten fold
        interpolate iterate justify kick_off localise localize loop mend modernise modernize number obtain organise
        organize_own parallelise parallelize polish port prioritise prioritize produce randomise randomize rehost
        reimplement resample respond_own retrace scaffold shape shuffle smooth specify standardise standardize
        structure subset supply synthesise synthesize tailor trigger unify unzip vary vectorise vectorize version
        weight wire_up wire glue print_out colour color trim shorten_text lengthen slim slim_down crystallise
        memoise memoize inline abstract extract_method deprecate_own reflow align_with aggregate hash_own mark_up
        rotate_own rescan ready tee_up enqueue dequeue_own spin_up stand_up
    """,
    RELEASE: """
        deploy redeploy release ship promote widen roll_out rollout roll_back rollback revert undo publish advance
        expand switch_traffic shift_traffic shift cut_over fail_over switch_back take_back step_back go_live roll
        progress roll_forward enlarge broaden graduate
    """,
    CHANGE: """
        requeue replay_live
        update edit modify change set alter adjust amend correct apply move rename replace configure reconfigure
        install upgrade enable activate switch merge patch add insert append assign convert migrate import load
        upload increase raise lower reduce decrease extend shorten renew rotate reset refresh restore recreate
        reindex recompress resize scale submit open close push mount detach connect link register accept allow
        permit scan format mark tick resolve declare fill fill_in complete put_in share mute_off swap downgrade
        reassign reopen redirect reroute route overwrite_own reschedule shrink grow bump sign turn_on switch_on
        bring_up bring_back put_back scale_up scale_down scale_out scale_in invalidate clean clean_up tidy tidy_up
        expose point direct turn_up crawl hand_edit substitute transform normalise normalize deduplicate populate
        provision seed_live encrypt defragment compact repartition rebalance unmount attach_volume bind join
        exempt_own schedule unschedule invite tear_up renumber reorder restructure retag relabel stop_own boost
        turn_down turn_to_live recompile_live rewire reboot_own tick_off check_in save_over vacuum reorganise
        reorganize include trust extend_time enrich pull_out take_out double triple quadruple halve max_out rewrite
        consolidate reshuffle recalibrate calibrate retune retrofit repurpose reprovision flip toggle override_own
        access enter exceed acknowledge confirm operate fire_up pump_up crank_up dial_up dial_down ramp_up ramp_down
        recolor repoint re-point repair_live hot-fix hotfix hot-patch hotpatch backfill tweak nudge_value stretch
        prolong cap uncap downsize upsize relocate rehome rename_live transplant graft inject plant embed implant
        preload sideload insert_into recode reimburse_own reclassify regroup rewind fast-forward skew steer_live
        fill_out fill_up top_off wire_into hook_up cut_to blow_up
    """,
    REMOVE: """
        delete remove drop purge wipe erase truncate destroy clear empty flush prune expire discard throw throw_away
        throw_out shred bin trash scrap dispose dispose_of unlink uninstall tear_down take_down decommission
        deprovision overwrite clobber squash cut strip unpublish withdraw revoke rescind retract deregister zero
        zero_out scrub sweep get_rid take_away do_away rm write_over wash_out blank nuke obliterate annihilate raze
        demolish void annul nullify cancel_out kick_out wipe_out clear_out clean_out root_out weed_out force-push
        force_push forcepush hard-reset reset_hard reformat repartition_disk unregister undeploy sunset retire
        garbage-collect reclaim dump_away eject sacrifice let_go unmerge unlist evacuate revise_history axe ax
        bulldoze burn cannibalise cannibalize chop cull dismantle dissolve eradicate excise expunge extinguish
        extirpate gut junk jettison offload oust pare quash reap reimage re-image sack_data scour slash smash snip
        strike strike_out supersede thin_out toss unset vaporise vaporize wreck write_off zap reinstall forget hose
        ditch bin_off rip rip_out tear_up do_away_with shave mop_up clear_away get_rid_of relinquish unassign yank
        recall
    """,
    STOP: """
        kill stop terminate cancel abort shut shut_down shut_off shutdown reboot restart evict drain preempt
        pre-empt suspend interrupt disconnect unload freeze block ban kick expel take_offline power_off power_down
        bring_down halt_all cordon taint hibernate deallocate pull_plug displace bump_off crowd_out starve
        throttle_others cut_off unplug knock_out put_offline recycle bounce stop_running reboot_all sever detain
        lock_out seize hijack commandeer boot boot_off close_down crash de-energise de-energize disband mothball
        hang_up jam kneecap log_out quiesce pull_the_plug scale_to_zero scram stall strand throttle trip_breaker
        unmount_live vacate wind_up sleep_live knock_off call_off stop_short chase_off force_out push_out scare_off
        sideline ground hush_up blackhole null-route deny_traffic
    """,
    WEAKEN: """
        skip bypass disable ignore override circumvent evade suppress silence mute mask waive exempt neglect omit
        falsify fake forge pretend loosen relax weaken fabricate concoct bridge jumper lift unlock unseal unblock
        force exclude whitelist allowlist dodge sidestep trick spoof deactivate turn_off switch_off leave_out
        get_around get_past go_around go_past work_around comment_out opt_out patch_out tamper doctor fudge rig
        deselect xfail water_down soften switch_out take_off blind unprotect unfreeze jailbreak overrule outvote
        overwrite_policy cheat game backdate misreport conceal hide cover_up disregard overlook defeat trip subvert
        undermine break break_through push_through press_on wave_through rush no-verify short-circuit short_circuit
        bend breach violate flout self-approve self_approve rubber-stamp absolve avoid_check backdoor blank_out
        brush_aside dampen desensitise desensitize downplay elude excuse fast-track fast_track fool gloss_over
        grandfather green-light greenlight green_light hack_around hush jump_queue kludge let_through massage misuse
        monkeypatch outsmart outwit paper_over pass_off plaster_over pre-approve preapprove sandbag shortcut
        shrug_off skirt sneak snooze stub_out swallow_errors sugarcoat turn_blind_eye unfence whitewash wink_at
        sidetrack back-date invent_data cook_up cherry-pick_results strip_out trick_into sign_off_own clear_alarm
        ack_all cut_corners cut_corner wave_off write_over_check hardwire hotwire hot-wire hard-code_pass
    """,
    SPEND: """
        pay buy purchase order refund transfer charge spend subscribe unsubscribe invest sell bid donate tip
        reimburse wire deposit trade hedge lend lease rent hire book reserve top_up finance prepay acquire procure
        credit debit bill invoice liquidate withdraw_money compensate_customer price discount cash_out sponsor stake
        gamble bet overpay remit settle file_tax bankroll commission deduct disburse escrow expense fund gift
        hedge_more insure license licence loan mortgage outbid overdraw pawn payout pay_out pay_off raffle rebate
        repay restock short splurge stock_up tender underwrite wager write_cheque renew_contract upgrade_to_paid tax
        prebook pre-book preorder pre-order outspend cover_cost foot
    """,
    COMMIT: """
        fire issue dismiss uninvite reject agree promise guarantee apologise apologize tweet resign approve vote
        endorse discipline grade certify attest swear pledge negotiate renege terminate_contract sue admit
        expel_member marry adopt appoint demote suspend_person prescribe administer dose diagnose_patient operate_on
        discharge enroll enrol deport arrest accuse testify notarise notarize confirm_order countersign ratify
        impersonate_person evaluate_employee lay_off flash unleash broadcast advertise campaign solicit spam
        cold-call blast shout acquiesce adjudicate assure award certify_own condemn congratulate convict counsel
        decree deny designate disclose disqualify elect employ exonerate expel extradite fine indict inaugurate
        induct lobby nominate_person offer_job pardon parole penalise penalize pronounce proclaim punish recruit
        reinstate reprimand sanction sentence summon threaten turn_down_applicant veto witness greet flirt insult
        strike_off excuse_absence headhunt poach accuse_of blame retaliate warn_off shame out
    """,
    ENTER: """
        grant impersonate log_in login sign_in su sudo authorise authorize elevate mint guess crack decrypt borrow
        steal harvest phish sniff eavesdrop intercept exfiltrate leak whitelist_ip hack exploit brute-force
        escalate_privilege pose masquerade act_as become assume pivot tunnel smuggle break_in take_over spy snoop
        wiretap dox deanonymise deanonymize de-anonymise reidentify re-identify unmask surveil track piggyback
        scrape abuse bug compromise connect_as decrypt_all infiltrate keylog loot misappropriate penetrate pilfer
        pry root snatch swipe tailgate trespass usurp wield social-engineer socially_engineer pick_lock help_oneself
        read_out_key overhear bruteforce spy_on log_into listen_in replay_token forge_token bypass_login unwrap
        unveil
    """,
}

SORTS: Mapping[str, str] = {verb: sort for sort, verbs in _SORTS.items() for verb in words(verbs)}
"""The sort of each verb."""

PARTICLES = frozenset(second for verb in SORTS if "_" in verb for second in verb.split("_")[1:])
"""The second words of verbs in two words."""

AUXILIARIES = words(
    """
    i'll i'd i'm we'll we'd going
    i we it he she they you lets let's us will would shall should can could may might must to please just simply
    also then first now only quickly directly at once immediately right away already instead rather maybe
    perhaps finally next and or the agent engine system bot be is are has never always carefully manually
    automatically remotely silently quietly temporarily permanently fully completely again still even both
    either all
    """
)
"""Words that may stand before the verb of a clause."""

OF_ACTS = words("keep start stop begin continue resume try carry_on go_on avoid finish")
"""Verbs behind which another one may tell what is done: ``keep sending``."""
TO_ACT = words("try proceed offer plan decide want attempt go_on intend prefer choose agree arrange prepare continue")
"""Verbs behind which ``to`` and another one tell what is done: ``try to delete``."""
