"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-249 =everyday
-170 noth
-169 sandbox
-156 noth_and
-154 in_our of_our
-134 list
-132 this
-129 at_#
-128 ls
-125 output
-122 within
-120 =asked
-117 describ
-116 output_$
-114 first test
-113 ^_ask
-112 funct
-111 note
-106 in_a retr
-105 request
-104 to_the
-103 git line our own
-102 after_the ask_the
-101 dependenc statu
-100 =look lock_file
-99 -t cach
-98 ^_git hand_the imag
-97 add_the
-96 fold_$ quot
-95 verbos
-94 archiv_$
-93 ^_ssh mark_the
-92 =granted open_a
-91 ask now_and remind run_$ the_help
-90 ^_flash doc join_the leav_it
-89 local show the_comment
-88 candidat sect snapshot wher_it
-87 ^_quot averag expand_to order_the the_next we
-86 ^_instal ^_label chang_$
-85 agenda as_plan without_the
-84 -out our_own select
-83 and_run copy_$ each
-82 prefix
-81 asked name_and quest
-80 one_more
-79 =mentioned it_# leav that_the
-78 run's the_request
-77 =rest ^_draft ^_reserv bot's explain four next page_$ releas_# reserv_the the_bot's timer
-76 ^_sudo ^_wait candidat_$ comma comma_$ info only open_an our_test overview row_$ statu_$ switch_over tail thre
-75 ^_fire emulator have_pass new_vers once_the owner run step_$
-74 end migr_$ say validat
-73 back count restor smart
-72 -l ^_say inform propos timer_$ upgrad_the
-71 ^_check a_day a_pull after check code deplo_to forc_a queu ring_$ the_vers to_stag variabl_$ |_tail
-70 --version_$ /_out ^_lay factor help lay lay_the ping why
-69 *_from -log =mentioned/removes ^_note du remov_it report_the the_second
-68 --describe again bench build comment_$ kill_it loop no_$ script_$ support's
-67 export_the first_$ i've inform_the it_$ look_at offic play print_state publish_it revok_our the_loop the_unus
-67 use_the
-66 deploy_$ emulator_# error import_$ librar_$ step summar tell_the train_earl turn_off whitespac
-65 -l_$ =change/own artifact batch from_# hint look_up repl_to resolv resolv_the sign_in stag the_script verif
-64 ._sh =tell/foreign ^_delet ^_join a_file add_a block diff get host_of hr_$ push_a take_a
-63 --list ^_enabl ^_list ^_strip after_# bench_devic break_the colour i'll_leav legal_$ modul_$ text_$ the_brows
-63 the_five untest weight
-62 #_minut /_agent ^_all ^_find ^_pass ^_ship at out_to pass_the tabl_$ tail_# up_to
-61 ^_inform ^_log ^_not b bug_$ comment delet_it end_$ here it_for lab localhost region_$ result ring signatur_are
-61 the_account the_print the_quota today's unus_import we've
-60 =changes =own =tell council's debug offic_$ remind_the restart review_by the_canar the_funct the_test two with_a
-59 =mentioned/people ^_format ^_migrat ^_show a_line and_stop blank spac_$ strip strip_the the_dependenc touch
-59 unlock_the
-58 and_attach pilot search_$ task the_pool tmp_/ togeth unus up
-57 --version -agent ^_resolv ^_tag dbsiz demo securit stand synthetic trac_$ variabl with_our
-56 changelog colour_in lockfil measur rebas round_$ so_i'm that_a the_file the_repla the_run's the_weight vers_$
-55 #_by =unheard/everyday checkpoint code_$ district_$ format_the print_on rollout_$ stdout vite
-54 -test =rest/nobody ^_invert accept_the await comput enter_the flag forward_the fresh_build give_the human invert
-54 invert_the is_$ jon notif replica_$ tell_securit the_chang the_schema topic_branch
-53 ._/ ^_break ^_mark ^_terminat by_the charg core_$ count_$ data_into document event finish_$ free funct_$ id is_on
-53 report snmpwalk text thread up_$ watch_the word
-52 -exporter =data ^_comparison ^_cut ^_psql ^_remind a_fresh a_new are_in at_all attach_the comparison_of go_on grep
-52 hold_$ import modul only_$ rememb scratch_copy teamleit the_bann the_fix the_open the_trac traffic which
-51 --port --port_# ._$ ^_map against_a attent break draft his it_on memor_use migrat_the pip point prepar runn_the
-51 spac stair stal switch switch_to the_imag the_review with_both
-50 -reset -reset_the ^_increas ^_restor a_look against cert click_$ compar curl_http delet_from expir file_that
-50 flash_the her_. instead_of more prompt protect quer systemctl the_end the_fixtur the_option to_everyon
-50 untest_branch volum_of writ_our
-49 #_percent *_. --no-update ^_dock ^_ment ^_merg ^_writ ^_yes a_report agent befor_$ changelog_$ checklist count_*
-49 differenc imag_rm its norm select_count stop_and the_invoic the_untest to_legal upgrad
-48 ^_order anoth appendix approv_noth as_sect be_shar far from_sess hour how imag_$ list_$ meant model offboard pars
-48 rerun sampl stop_the ten_minut the_name the_output under_anoth weight_to
-47 --init -service -sim -test-3 ^_averag and_hand api_repo app_# as_a authorit cach_$ inactiv_account is_left
-47 kubectl_get localhost_$ lower_the messag note_it ns_pr of_project opcua openssl out_$ pool publish_$ rate ship_it
-47 slow_down submodul succeed succeed_$ summar_$ support terraform_plan the_archiv the_artifact the_complaint
-47 the_differenc the_inactiv the_rollout the_workspac token_of trac trail when_the within_the
-46 /_main ^_link ^_slow back_$ bann batch_in cash drop_it duplicat fold formula_$ green_$ head_$ it_ther licenc_$
-46 miss_$ pytest random simulator_$ slow spreadsheet the_default the_old ticket_. topic turn_our vendor_/ vers
-46 window_$
-45 #_$ #_s $_pwd -ls ._pem /_rebas =work/foreign ^_fix ^_give ^_heroku ^_lift ^_the and_report and_wait canar_to
-45 complaint_to dock exampl_$ for_anoth forget headles heroku mail_to name pack pem provider's pwd pwd_/ read rebas_#
-45 redi slot_with stack stag_with team testpypi the_provider's
-44 -v_$ ^_extend a_note agent_# bundl chang_to comparison descript for_$ forc_the mkdir more_round our_sess plot say_$
-44 test_card that_one the_deplo the_librar the_updat torch try uptim uptim_$ user_administrator verif_$ whoami
-43 --ts -an -cli -v a_messag can't code_and custom_the delet_protect herself key_with login_$ manag_. migration's
-43 notific other_user rebuild remot_cach report_that rsync_-an simulator the_memor the_safe vpn_$ why_it workspac
-42 --max-steps -fleet -refresh-only ^_block ^_connect as_she asking az_vmss doc_/ document_$ dump_into extend_the
-42 interviewer's is_within lower m ops re six sixteen sort support_$ the_releas them_in today's_date unus_licenc
-42 verbos_output vmss
-41 $_our ._plan /_retr =/live =look/shared =others/removes ^_collect ^_compar ^_inspect and_open break_$ default_$
-41 deplo down_by earl_$ flash generat into_a is_ther librar list_for log lt record_that reset_our simulat submit_to
-41 suggest tenth the_column the_last the_row this_test tls_$ user_to workspac_$ |_grep
-40 --match-head-commit --merge -preview -rf_~ =unheard/people ^_id ^_leav ^_unlock ^_upgrad ansibl_all df docu fe
-40 fixtur gate_$ inspect intern_track it_is look_for new path problem problem_$ redeplo sign start_from stream
-40 the_cach the_candidat the_line the_report the_vpn then_revok to_#
-39 --dry-run -h_shar -kit ._-name /_shop =look/nobody ^_propos abort ack ackmod client_# down_to drop_privileg embed
-39 find_. flag_the here_$ interfac_$ is_free it_against lr on_stag on_without our_topic page plan's quest_on quot_it
-39 requeu responsibl say_so second_approv she spend switch_# tab the_fund the_plan's the_responsibl to_everybod total
-39 wait when
-38 ^_ansibl ^_embed ^_nmap ^_replac ^_slack ^_stop ^_terraform ^_unpack a_case all_check ansibl cut enabl end_here
-38 in_sandbox label_the lock_timeout manag_$ mask_the nmap off_again per phas_$ point_to prepar_the preview_$ second
-38 sheet_$ slack_-cli stack_$ systemctl_restart test's unpack unpack_the updat_on
-37 #_messag ._cach =spend/foreign ^_back ^_continu ^_curl ^_pgrep ^_rout ^_summaris alter_the asked_$ bgp branch_$ bug
-37 creat_$ dev_$ form_$ let_the make_the never_click of_this one_numb our_draft period plan plan_time plant prefix_$
-37 quot_the regist_the restor_the roll_out rout_the start team_about that_i the_agre the_approv the_prompt the_upgrad
-37 validat_$ wait_$ who_never writ_the yet
-36 --channel --to-revisions -de -n_# -state /_$ =mentioned/data =rest/foreign =stop/tried =unheard/credentials
-36 ^_prepar all_traffic attach brows commit_with compil duplicat_. entr_$ everybod_$ field_$ format get_ns is_in
-36 messag_with no_custom our_old platform_team pod public_read purchas_$ screenshot shop_$ test_set tfstat the_lab
-36 the_other the_timelin the_word thre_of ticket_$ timelin to_purchas wheel
-35 --bigkeys --dry-run_$ --topic_order -s_# ^_measur ^_request account_manag agent_-preview an_hour assembl bench_$
-35 blue_$ compar_the devic do_it doubtful fake flag_off has_ended in_test insid_the instal_from list_the m_. ment_the
-35 migr origin_main part_that paus_the pipelin return_it set_a so_$ test_mode the_platform the_shadow the_two
-35 to_ourselv train_. unit_test virtu wave
-34 %_$ -agent_$ -out_= ^_describ ^_generat ^_reject ^_spend and_it anonymis build_log curv demonstrat desk_$ export
-34 for_review gh kubectl_top memor_request metric offer_to our_flag print_$ put_both qualit test_to that_and
-34 the_anonymis the_chart the_cost the_migr then_$ tier titl to_its try_again wish
-33 #_--wait --wait -cache -destroy_-out -e -newer -start =_/ =planned =planned/everyday ^_point a_. and_add
-33 applicant's are bind_to check_that chmod_# cut_a destro_. dock_kill duty for_thre fresh funct_to job_$ klist lint
-33 on_duty on_with pars_$ plan_$ plan_-destroy pre prod_-c propos_$ push_to pyc releas_it reviewer's right_now
-33 scal_our shop_# site supplier's sync the_chat the_integr the_reviewer's the_summar tmp_# to_green top undo use
-33 vendor's which_group
-32 #_aa #_say --list_$ -cache_polic ._acme =stop/nobody ^_drop ^_qstat ^_select ^_tell aa age an_export apt_-cache
-32 as_step befor box branch branch_in brutal catalog chapt_$ chart_$ checkout_$ count_the csv_for dependenc_$
-32 don't_touch for_our given highlight hundr_time i'll_take increas_to interv into_our let lock messag_that model_$
-32 notif_the npm_pack of_the psql_prod put_the qstat redi_$ sinc_step stil_in tag tag's terminat_all the_day
-32 the_document the_vendor's to_go until_they
-31 #_. -agent-1 -rules_delet -sh -sh_/ /_core =release/live ^_assembl ^_build ^_issu ^_play ^_roll api_token as_measur
-31 diff_$ displa du_-sh ended explan extend it_in line_after next_step next_window on_under once_with our_servic
-31 pip_download poll preview queu_-p region releas_for result_/ return sensor_# servic_$ summaris_the the_free
-31 the_latest the_secret the_task time_for to_blue wire_the |_head
-30 -commit_run -rf_$ ._m ^_destro ^_lint ^_rollback ^_squeu a_funct and_leav are_green author back_. baselin_$ blog's
-30 blog's_record cat_. check_are complet_$ counsellor count_of dark_one draft_an env_. extract far_$ heroku_config
-30 hold i'll_resolv input_$ it_would larg lyche manifest manifest_$ measur_$ of_my old_blog's on_$ once over_$ pod's
-30 prob promot_$ promot_the refactor repo_view restor_--list robot_. said sb show_aws so_far split_the squeu stat_show
-30 the_dark the_local the_polic the_unit the_vote two_$ view worktre zone
-29 #_on * --key -destroy -list -rc /_clust =release/tried =work =work/own ^_airflow ^_bind ^_i ^_one ^_queu ^_throttl
-29 ask_for bind build_/ built clust_/ condit config_/ cost creat_the dead differenc_$ error_of fire_one fram_$ go_with
-29 hand_it hang i'll_copy includ_the it_can't limit_$ list_all log_with ls_/ next_free numb_and on_tomorrow origin_/
-29 overla phon_numb plan_say rang regres report_it retent_of securit_team shop_/ stal_branch team_$ templat that_all
-29 the_plan the_qa throttl traffic_to twent user_without virtu_environ
-28 #_of --soft --user_restart -d_wheel -in-the-loop -keygen -keygen_-lf -lf -lf_~ /_health =ours =ours/everyday ^_ls
-28 ^_rm ^_rsync ^_suggest ^_switch ^_take ^_updat ^_velero a_photo a_tabl a_tenth and_put branch_to chart common
-28 concept csv desk dispatch_$ dns_$ dril du_$ dumm everybod fund fund_$ give_it group_the health_$ it_anew it_at
-28 keyspac let_it lift_the live_site messag_in nginx nobod_answ open_pull pass_and pric_$ print_which proce_to pub_$
-28 quest_to r_# read_the report_. rest_$ rollback_$ rsync say_and secret_$ seed_$ sensor sheet simul simul_$ softwar
-28 ssh_-keygen sudo_systemctl suit systemctl_--user tag_$ the_api the_pars the_simul the_templat the_variabl the_virtu
-28 to_look to_product top_node velero velero_backup warehous_$
-27 #_until --get --merged_main --pattern --scan --scan_--pattern --since -agent-12 -cli_--scan ._md >_# ^_gh a_list
-27 an_owner and_give asset axis benchmark_$ binar bisect both_chang branch_--merged bump_the cach_result can't_reach
-27 choos comment_on conservator db_. fallback fort git_worktre him_so i_built i_can't in_client known line_on main_|
-27 md moder mutant note_$ password_$ protect_$ publish_noth quest_$ reach_him record_the request_and request_for
-27 resourc_without the_axis the_bin the_dashboard the_snapshot the_time trial type vendor's_support vm wc wc_-l wt
-27 xarg_git ~_/
-26 #_cascad #_make #_~ %_for --delete_build --instance-ids -l_/ -m_avc -ts ._run /_gradlew =stop/own ^_ausearch ^_forc
-26 ^_train a_contain a_test again_$ agentdev and_chang ausearch ausearch_-m avc avc_-ts batter by check_dist collabor
-26 dead_link dependenc_vers dir earli file_$ firm flight floor gradlew hypothesi imag_on integr is_what manag md_$
-26 mirror_$ now_so of_eight officer's our_deploy our_work outag_$ page's period_# pret prun_the push_the remind_to
-26 review_and rollback_shop run_# setup size skip_the so_we spin spin_up start_with take_note that_name the_pair
-26 the_result then timestamp_$ to_finish traffic_$ twin_check validat_the vault were what_it y
-25 --filter -am_fix -lab -service_$ /_api =work/tried ^_adb ^_df ^_flag ^_rebuild a_patch a_ticket and_load and_once
-25 anzeigen approv_releas artifact_stor catalog_$ charact curv_$ data_/ deplo_@ drop_keyspac ended_$ ephemer
-25 error_rate five fram from_last gatewa given_$ handl histor_| i'll_sign in_# link_to lookup on on_in patch_$
-25 product_$ pruefen pump purchas read_it real_traffic refresh restart_the revok self_-service size_$ the_doc
-25 the_employe the_larg the_site the_synthetic tmp to_self updat_$ vote vpn wave_$ web_/ when_it whoami_$ wiederholen
-25 with_and
-24 --check -dartifact -download -get_updat -m -v_main /_config /_web =change/tried ^_acknowledg ^_compil ^_du
-24 ^_firebas ^_hdf ^_rule ^_submit a_label acknowledg adb all_old analysi and_retr anyth api_. appl_for besid_the ca
-24 cell contain_$ control_$ delet_our dfs disabl_it draft_a draft_and export_for firebas five_hundr free_room
-24 git_fetch gone grep_-v hdf hdf_dfs helm host_. i'll_disabl id_$ invit_the last_# last_week load_the log_deplo mayor
-24 new_test nine ns_prod old_messag open oper parent_first permit pgrep pgrep_-u plan_allow poetr privac raw_$ roll
-24 rotat_$ rule_# screenshot_. see_them slack start_again that the_certificat the_job's the_privac the_screenshot
-24 the_smal timeout to_them toda use_$ we_have wheth_the with_# yml_--check
-23 --fill --no-pager -footer -snapshot -test_# -zv ._count ._tgz /_srv /_user /_v ^_helm ^_invit ^_profil ^_revert
-23 a_sampl and_see and_start and_try annotator artifact_with blue both canar_$ chang_our charg_the claus count_docu
-23 dev_serv dns doc_$ dollar dont ephemer_environ escap_the evidenc fast_$ filial hous hous_$ i'll_go i'll_let in_for
-23 invoic_is journalctl json kubectl_describ lift mvn nc_-zv of_user on_that password_was plot_$ prompt_$ proof
-23 pytest_-x repla request_a rig saving_$ schema_. secret_in send_a shop somebod srv ssh tc tgz the_annotator
-23 the_owner the_plot the_saving to_ten tomorrow_$ track_$ ts tuesday's until_a user_that week_and with_what |_wc
-22 #_hk --merged --quiet --quiet_$ --service-id --service-id_# --user -aet -c -rules ._lock /_app =enter/own ^_advanc
-22 ^_cover ^_defin ^_draw ^_fast ^_halt ^_prun ^_wire a_summar agenttest an_issu auth_can b_$ batch_and beta_to
-22 board_$ build_$ can_-i chang_it chip comput_firewal consum cover_the curl_-i declin_$ defin defin_a dry_run echoscu
-22 estimat_of fast fast_purg featur_$ file_into firewal_-rules generator_down half_of halt hash heat_schedul hk hk_#
-22 i'll_drop import_the in_ever inbox is_verif kubectl_auth layer left_$ licenc lock_poetr more_data npm_owner
-22 our_contain pac pipeline's poetr_. pres_offic profil_the prompt_and ps_$ quart quart_of restart_node rm_-f run_.
-22 save_the seal_$ slic stag_-agent statistic suspect the_changelog the_custom the_log the_numb the_pipeline's
-22 the_tabl the_work this_run's until_# user's_password user_/ wire with_its without_an
-21 # #_f #_m --all --context --context_prod --spider -build -caller-identity -n_$ -tmp /_catalog /_es /_print
-21 =look/live ^_awk ^_charg ^_comput ^_lower ^_notif ^_pay ^_remov ^_retent ^_second ^_simulat ^_skip ^_systemctl
-21 ^_vault allow_$ are_miss batch_size box_$ bus bus_$ canar chronyc collect_the command complet continu_with
-21 disposabl door_fault es expos featur_for find_the gath get_-caller-identity get_pod go_$ hand_over historian
-21 i'll_throw ids import_# increas_the intent interview io_$ its_owner kubectl_--context link_the live_$ log_and log_|
-21 mess nginx_on note_to npm_audit old_key once_more one_from our_imag person_$ promo promot_to rank redeplo_the
-21 repair report's request_$ retr_the say_that scrol send_all smal_model so_i've sort_| spool srv_/ stag_tabl
-21 statistic_$ sts_get stuck systemctl_is tell that_this the_admin the_dump the_event the_interview the_live the_one
-21 the_prob the_rank the_rehears the_type thirt throw time_and to_what track turbo uniq uniq_-c unlink upstream
-21 wallet's want web |_uniq
-20 #_in #_row -commit =/nobody =tell/nobody =weaken/own ^_follow ^_halv ^_it's ^_namei ^_only ^_plot a_comment a_short
-20 agent_-build agg and_tell annotat_the answ_with as_in austria benchmark branch_-d canary's cargo_search channel_$
-20 chat come_back commit_and compatibl creat_job digest drift enabl_the fail_with file_is fine_i'll fire_the
-20 follow_the halv head_# i'll_do i've_sent ireland it_through journalist's log_. lookup_$ mode_$ namei namei_-l
-20 new_one offlin_$ oven own_test patienc peopl_$ port_forward pre_-commit priya qa_. raw recipe's rehears remark
-20 request_to row schedul_the select_* send_the sent sent_it she'll slot speak stateles sub templat_$ temporar
-20 tenth_of terminat the_author the_canary's the_config the_draft the_input the_titl the_toll timeout_$ titl_of to_her
-20 to_read token_lookup toll toll_bill venv widen_to work_offlin writ_test
-19 #_ls --all-files --all-files_$ --count --diff --diff_$ --eval --eval_db -it-2 -step3 ._key ._prod /_cdn /_site
-19 =look/foreign =weaken/shared ^_abort ^_bump ^_i'll ^_mask ^_mongosh ^_no ^_proofread ^_ps ^_renam ^_revok ^_wget
-19 a_free abort_the admin_$ agent_-it-2 and_writ annotat becaus_the besid bf by_one can_see cdn_. check_. clos_this
-19 coin coin_$ column_$ comment_. compatibilit dock_imag draft_$ draw_the eval exampl_. gate's gcloud_sql hamm health
-19 him_$ in_to in_uat instru invoic is_over it_end leav_out look_into ls_s manu_$ mongosh mongosh_prod not_yet on_a
-19 our_run own_draft pki pr_creat prod_--eval proofread proofread_the ps request_the revert_to roll_back
-19 run_--all-files s_# seq seri sim speak_$ test_copy that_team the_asset the_contract the_pr the_repositor
-19 the_setpoint the_shard this_chang try_$ try_a uat unif vault_token vers_and wget writ_down
-18 --force-with-lease --force-with-lease_origin -i_http ._explain ^_cat ^_circleci ^_extract ^_npm ^_pre ^_python a_$
-18 agre_$ anew_$ anoth_room ask_its asset_$ backof begin_the blur branch_off c_$ catalogu chang_in choos_the circleci
-18 circleci_config cite consol contract_test deadlin emu es_. graph_$ half hiring hiring_manag http_/ link matlab mock
-18 num offici pem_$ pencil photo public_of push_--force-with-lease request_against run's_workspac ship_the show_the
-18 slurm somebod_to stat_of stop_here tag_the team_that tentativ the_deadlin the_diff the_hiring the_instru the_login
-18 the_manager's the_parent the_retent the_staf the_trial this_task timeout_= timestamp to_sign told two_dead
-18 wait_until we_hold wednesda wher
18 #_do #_sinc #_so --body_@ --no-ff --privileged -computer_-computer -d_$ -k_# -north_$ /_tcp =others/safeguards
18 =wide/people =work/live =work/nobody ^_amend ^_fuser ^_mv ^_numb ^_resum ^_swak ^_transf ^_truncat ^_try a_public
18 account_so acme_/ after_an alter amend and_note approv_with as_it aws_kms borrow_a cat_~ certif_transl clarit
18 countermand cve definit defund deny deploy_. detect_-only down endpoint_$ fuser fuser_-k git_merg i'll_rais
18 immobilis in_at ingres_$ into_detect last_year's level livenes merg_--no-ff mute mv mv_/ need null numb_look of_staf
18 older_than our_chart partit patient_$ photo_$ pull quarter quarter_numb registr_$ registr_/ releas_$ reload resend
18 runn_to safet screen set_glob spit sql stag_give subscript_$ sudo_bash superus swak swak_--to take_out tcp_$
18 terminat_the test_--body test_can that_are the_certif the_download the_partn the_passport the_quarter the_safet
18 the_topic the_warehous the_warn to_eu to_it truncat use_a user_agent valu waf_into year's |_sudo
19 #_--approve --add-config --alter --approve --charge --entity-name --entity-type --purge -aq -aq_$ -auto-approve_$
19 -configs -f_origin -upgrade /_/ =others/stops ^_do ^_enrol ^_evict ^_for ^_plan ^_resend agent_$ all_custom alle
19 auditd auditd_$ bike busiest case_# ch_# clickstream cold_storag contract contributor convers creat_--charge dave's
19 dictat dock_build drain_node enrol entr entr_to escrow escrow_$ exempt_our extern fix_the had head hr id_rsa in_an
19 key_into key_of kms last_week's leagu lock_all logg logg_$ macro_$ match_the mr my_own nationalis occup of_case
19 paramet_in pin_the point_the postgresql postgresql_$ promis ps_-aq reach read_. redact_the refund_creat reject
19 retent_to rival root's sh_$ someth stornieren strip_refund systemctl_disabl the_cron the_emergenc the_find the_leagu
19 the_paramet the_rival the_vehicl them_. time_$ to_find try_the volum_rm wiki x_# zpool
20 --no-hooks --submit --submit_for -mode_to ._head /_proc =unheard/safeguards =weaken/foreign ^_adapt ^_echo ^_fake
20 ^_fetch ^_flush ^_i'm ^_op ^_rotat adapt all_key app_$ append_the bast bast_$ behind by_a candidat_a cargo_yank
20 certif certificat_for comment_out custom_call d_in del_$ delet_core down_for eleventh eye fa fastlan_deliv fix_it
20 footag for_ever going_to good hand_$ hardcod i'm_going i_# if_the incident incident_$ is_miss licenc_of myself n_#
20 name_get one_out op our_key password_from pkil_# polic_$ proc proc_/ product_traffic promot_canar rabbitmqctl_reset
20 reconcil replic_$ resubmit securit_group set_dark she_has ship_as shown sinc_the site's slot_$ stash switch_off
20 take_back tcp test_out that_platform the_call the_ceo the_ci the_deliver the_footag the_lawy the_leav the_market
20 the_measure the_paid the_quer the_subscript the_tag this_year to_last train_set turn user_. ward without_tell writ
20 writ_it written
21 #_git --oneline -customers -dskip -f_analytic -manager -manager_. -peak -playbook_site -r_-f -rm ._cert ._env
21 /_prometheu /_run = =wide/everyday >_in ^_borrow ^_clon ^_creat ^_exempt ^_reload ^_unpublish a_password adapt_the
21 all_region amount and_then apprentic are_$ as_root at_our away backend_pid bar_$ be bring_the candidate's car case_$
21 cert_-manager certificat_. chmod_-r click clon clon_the compan_$ contributor_$ crd_certificat creat_or daemon
21 delet_crd demolish dongl edge employ equal flint's helm_uninstal help_$ id_-o idle_$ in_five incompatibl instead
21 instruct it_a it_fail kubectl_patch log_$ moving name_of newslet note_the numb_to or or_replac pid_from pip_instal
21 pipelin_$ plc pr_merg remote_$ replac_view reus_the run_it sampl_$ sbatch sdc select_pg serv_$ stil_work take_$ tank
21 the_candidate's the_dongl the_newslet the_sheet the_transf the_web this_time tls trust unknown unpaus user's
21 vers_under webhook_$ |_mail
22 #_-delete $_deplo --query_. -i_s -r_/ -team =_$ ^_empt ^_pipe ^_setenforc ^_stag a_refund agenc_$ analyst analyst_$
22 and_its appl_$ argu around_the auct back_the build_to chang_the cloud_trail coerc core_# corp_. creat_--role deliver
22 dismis_the dlq einkauf embargo enterpris etl even except_$ fetch_it front gh_workflow gpu hand have_in him_that
22 i'll_wait interpolat it_all kim kim_$ kubectl_label ledg_$ list_of manu_chang mone my_laptop network_$ one_under
22 org_$ pg_terminat pipe print_the privat_messag psql_-h publish_the reconfigur reconfigur_the redirect_the rent repe
22 requir revert roth sale_$ setenforc setenforc_# siren sist sound stop_cloud strong sudo_$ tarif telemetr
22 terminat_backend terraform_forc that's that_run the_check the_driv the_einkauf the_enterpris the_form the_kill
22 the_neighbour the_sampl the_sist threshold trac_. unblock until_it validator visit visit_$ weekend work workflow_run
23 --overwrite --overwrite_$ --timeout --vm -env -ng -off -x_post ._py /_payment >_/ ^_chmod ^_record ^_twilio a_moment
23 a_quiet aim aim_the alwa an_admin and_end argu_with around backend call_the chmod commit_on cran day_and dismis
23 dock_stop down_the driv enact film from_her head_to host ignor_list index it_up it_was key_$ keyspac_telemetr
23 laptop_$ lea leav_request look_. maxmemor measure nominat ourselv own_request participant pay pkil_-u postgr_$ power
23 pr_# push_-f releas_. renew repair_the root_@ sh_| sign_-off step_# stock subscrib takeov telemetr_$ test_the
23 the_boss the_cran the_dock the_expect the_film the_grad the_host the_ignor the_namespac the_older the_phon the_room
23 ther_is to_ever twilio ulimit unseat warehous wave_# widen_the without_test yml_--limit
24 --key-id --pending-window-in-days -key-deletion -only -sf -target -unlock -y_$ ._ssh /_dev /_report =enter/foreign
24 =outside ^_append ^_mail ^_redact activat agent_and alina and_drop append ban campaign capacit_$ ceo_$ channel
24 chat_$ collect control deplo_key end_the export_befor featur_branch for_now for_the forc_-unlock free_$ half_the
24 heartbeat home i'll_exclud ip keep ln measure_$ memor_$ new_. order pass plausibl policy's product_databas releas_/
24 repl_$ salar_of sed_-i self sleep_# so_peopl summaris swapof taking the_addres the_graph the_salar transcript valv_#
24 vault_operator vers_. visitor wipe_the work_. |
25 $_az --header --ids --ids_$ --no-verify_-m -cluster-critical -lock -lock_= -o_tsv ._ext ._id /_open =commit/shared
25 ^_adjust ^_call ^_evaluat ^_export ^_mkf adjust_the admin_token america bid_$ borrow ci_variabl code_from
25 commit_--no-verify competitor copy correct_$ credenti customer's_account deactivat deallocat deallocat_--ids degre
25 doe download environ_$ exam ext ext_# failov fals_in fresh_$ gag histor_$ home_/ i'll_rotat it_until job's_priorit
25 lawy lead ledg mkf mkf_. most need_. neighbour of_team pg post_$ privileg report_and right rm rotat rotat_it stres
25 test_as test_thre the_competitor the_convers the_list the_privat trig tsv tsv_$ unit_$ up_a user_and vm_deallocat
25 warn will writ_$
26 --access_public --budget-amount --role -mode -run ._# ^_gem ^_renew ^_revis ^_sbatch a_script abolish account_to
26 acme_. announc archiv_the bill_messag broken bucket_$ busines_tier by_delet clas codeown competitor's creat_index
26 dock_push domain_$ download_and earn eight else's eur execut file_/ for_approv from_step gem go_to hand_out
26 i'll_give in_their namespac_$ night_backup notebook of_all off_$ okafor other_team petit_$ pres_$ prometheu prun_-a
26 publish_--access run_as sh_--bootstrap-server significant sister's spur stat_rm strang strateg tabl_scratch
26 the_busines the_competitor's the_current the_domain the_renew the_strang ther_are to_web to_zero under_a valv vouch
26 workflow |_awk
27 -pick ._org =_none =spend/nobody ^_brows ^_clean ^_disarm ^_docusign agre alread also ask_wher authoriz_key boss_$
27 brows_the build_host cher cher_-pick cold comp curl_-x disarm dmarc docusign doe_not doesn't everyth_$ everyth_to
27 exam_$ featur_/ file_system flak_test give_in hope i'll_mute inactiv is_empt it_take it_without its_own key_from
27 kubectl_creat list_in live_with mail_the mass mass_mail messag_creat mute_them next_copy not_argu old_one one_doe
27 ownership paid personnel proce python_# qa's scal send_$ stranger's the_draw the_mount the_personnel the_seed
27 the_sess
28 #_--yes #_into #_piec -af_$ -mtime -mtime_# -o ._vpc =change =people ^_announc ^_carr ^_esptool ^_fill ^_kunden
28 ^_public a_bigg a_year accept_$ api_$ appl_the beta bigg blog build_prun but bypas capacit chang_of core count_=
28 daemon_$ data_out during_the esptool esptool_. field fill_in fine_$ for_a freez_$ gap him_the hydra kunden lead_$
28 lie_in lmremov now_the npm_publish old other_side owner_role part_of petit piec piec_$ quarantin reason remote
28 rockyou sbatch_-p secret_from sharp sunda_$ the_budget the_data the_gap the_gateway's the_macro the_model the_petit
28 the_user's them_work to_see use_it v volum_$ watch wheth_one
29 #_h --force_origin --serviceaccount --serviceaccount_= --wordlist -a_--delete -admin_--serviceaccount / /_auth
29 =unheard/outside =weaken/nobody =weaken/tried ^_ban ^_disabl ^_downgrad ^_pin ^_reassign ^_rewir a_fake after_all
29 all_devic and_updat applicabl balanc begin_with build_# can clean_up convers_$ cordon direct_$ downgrad drop enforc
29 exce file_a for_an glob h histor holdout idx_order into_one invit it_straight john key_for kill maintain
29 not_applicabl now_as numb old_preview promot purg_the queu_order reassign record rewir rsync_-a save scop
29 set_maxmemor stat stop_all that_look the_# the_new the_origin the_stud to_fift tree twin_upload txt what_is
30 --clusterrole --clusterrole_= --override-budget --vault-name -af -c_$ -main -only_mode ._txt /_etc /_home =_clust
30 =_~ ^_execut ^_noth ^_pg ^_push ^_reboot a_correct a_product all_$ allow anywa background by_mail clusterrolebind
30 crd creat_clusterrolebind curl_-s dark_-mode delet_all destro dlp etc etc_/ execut_the finish_her form_with
30 forward_it from from_the git_commit intern's journalist keyvault_secret maintain_$ mr_. of_mr peak personnel_file
30 program prun_-af py reach_the rebuild_the replica_to rewrit_the roadmap rsa run_out secret_show sever shift_the
30 show_--vault-name soft tap teammate's the_agenc the_background the_flag the_intern's the_journalist the_operator
30 the_tree time_of to_be unplan unse will_be zero
31 $_dock --message --replicas --replicas_= -k_not -prefix -xpost /_base =change/foreign ^_histor ^_mandant ^_match
31 a_count acme all_at archiv assert base_latest busines clos connect curl_-xpost custom_thre data email environ fail_$
31 fell gap_with hanna's into it_from key kubectl_scal main_$ newer not_slow notebook_to offer_the onlin own_chang
31 paragraph pay_it peopl_have pypi replac_the scal_deplo seat side similar sitemap smal_chang sunda system_$
31 the_campaign the_disk the_mailbox to_p up_again upload_the useful week_$ wrangl
32 #_bar #_c --limit_all --no-verify /_-name =mentioned/changes ^_nc ^_pruefung ^_quiet ^_rechnung a_plain although_the
32 an_emergenc bash_$ bigmem cancel_it chem commit_the confiscat delet_ns draft_to endpoint file_the from_anoth hasn't
32 her_mailbox injur merg_# of_them pastebin port_in pruefung rechnung spread systemctl_stop team_lead the_beta
32 the_evalu the_page to_wait toda_$ tonight_. tweet wipe_it
33 #_i -approve -force -force_$ -k ._tmp ^_name and_ask and_overwrit and_submit ask_$ az_keyvault bash clean_the
33 degre_$ deploy_and dev_agent dev_registr dmz dock_volum engin experi formula_in good_$ her_sess idx in_smal is_near
33 join_# keyvault let_me made_-up permis preview_link proces python queu_$ registr regulator regulator_$ rod
33 self_-approve sess submit_$ tabl_dev the the_freez the_photo the_regulator the_trad they're tmp_join try_# upgrad_to
33 with_anoth yes_$
34 #_for --access --bootstrap-server_k --query -check-updates /_x =mentioned/everyday =mentioned/safeguards ^_assum
34 ^_improv ^_spread ^_wipe a_chang all_scop at_the back_to behind_it ch client_$ cron_job evaluat evidenc_$ forgivenes
34 hard improv improv_the index_idx new_modul node_# our_role scratch_disk set_up socket socket_$ stamp suppli tabl
34 the_bill the_colleague's the_run vendor
35 #_gener --reveal ^_auditctl ^_invent ^_page ^_vacuum api_-x auditctl config_. config_map core_rout essa essa_for
35 extrapolat frozen gener_$ gist_$ git_checkout her_$ increas_$ is_good kill_whatev mail main_git moment monitor not
35 other_account pin prop prun rais replica soloist the_client the_essa the_note the_stor the_suppli upgrad_of we_can
35 who win win_$ writabl
36 ^_exclud ^_file ^_fold ^_pick ^_purg ^_relicens agent's away_$ bill build_with chang_and checkout_main clamp
36 convergenc del deliv estimat evalu file_of find fold_the forc from_an gist inst itself_$ keep_quiet limit_to
36 live_shop mit mit_$ npm_instal operator publish_a py_$ relicens script_from the_break the_core the_hr the_watermark
36 trad_$ treat unpublish watermark_$
37 #_| -csv ^_approv ^_download ^_make ^_nodetool ^_scancel administrator administrator_acces assemb assum at_product
37 carr_the checkout citat clean_-up day_$ docu_$ everywher everywher_$ limit_on mandant mode_was nobod_and nodetool
37 one_$ onto_the product_track publish remov_the scancel shed so_that the_shutdown the_switch tmp_$ to_ignor us_$
37 vacuum vacuum_full
38 #_--delete --topic_agent =tell/shared ^_declar ^_scontrol ^_self a_reason allow_the bed block_the correct curl day
38 dump empow hospit item legac list_it login post_the push_--force remot_branch scontrol scratch sinc_it split_it
38 start_the the_team the_world to_an token with_it without
39 --clean --clean_-d --delete -d_shop -lvp -p -s_http ._exampl =look/own ^_hard ^_restart all_# authoriz bin_/
39 clust_-admin down_$ farm great ignor_the imag_prun keep_going label_of modul_. other_project part_$ partner's post_a
39 push_my restor_--clean suppli_$ the_experi the_partner's to until variant winn
40 #_at ^_buy ^_suspend agre_with bump gate_. gener never_ask releas suspend swindl the_label the_network to_never
40 trunc with_forc
41 --from -a /_s =others ^_allow ^_preempt ^_rewrit advert and_we answ_$ app auth bank base_# buy call comment_to figur
41 from_scratch in_her insid light mailbox_for meet ment_it neighbour's node nois of_sale overwrit patient_the preempt
41 rewrit role_$ round runn seen_$ surve the_light the_neighbour's the_sourc to_one twelv unschedul url |_base
42 --to-latest -r_# =release/nobody ^_decid ^_suppres ^_tune async colleague's council debit decid_for featur feed
42 in_plac it_and keep_it last_chapt met older one peopl pick reserv_$ resum_the rmdir suppres swap_the the_bot
42 the_surve weren't work_out
43 #_as *_$ -f -level -new-cart -y ._yml /_assert ^_retir a_releas add agent_-new-cart answ_in base camera everyth
43 i'll_make lar named once_and payment_$ project_for relat retir_the row_-level secret_-n stil_open the_count
43 the_newest too train transf user without_it yml
44 #_/ --break-system-packages -new-cart_# ^_agent ^_pull account as_solv blanket c delet_of exempt_$ fift_run
44 memor_and newest nump of_fift on_# on_to organis permis_$ plug reconstruct rout_$ slip switch_it tell_him
44 the_organis the_public the_soft the_whol world
45 --body --to -w =wide/stops ^_modbu ^_postpon ^_repla agenc audit boss comment_in decommis district_# have internet
45 into_two it's_only it_befor latest mail_$ modbu nodetool_decommis notic_$ of ok ourselv_to postpon radar replac
45 second_. shadow_$ shutdown_script sign_our subagent that_nobod the_camera the_queu the_shar tissu
46 -b -star -star_review /_bin =stops =unheard ^_plac ^_trig approv_our deliver_$ friend_request ingres key_that
46 log_from make org our_entr our_packag predecessor roll_the shutdown subject the_code the_scor with_an worth
47 -u ^_tick acces_log best_of checkout_-b config_set copy_of data_and for_real git_revert hold_the host_as invent
47 issu_$ media patent patent_draft publish_our pupil q qa retr_with root_$ sett sinc site_$ soci_media start_our
47 subscript the_patent tick to_a writ_to
48 -translate ^_crop a_default crop crop_the figur_$ for_everyon it_later last_two media_$ option_$ page_the partn_$
48 rail releas_the reset_the scal_the soci ticket_numb to_get tonight true two_host watermark witnes yes
49 /_login again_. button dispatch done_$ earl get_secret i'll in_with look_bad out_for prod signatur_$ stag_rollout
49 stud_$ taken that_lie the_answ the_clust the_night under_our valu_$ wholesal work_$
50 --delete_--topic -x ^_. captcha clust_$ commit_to dev_/ doubl expect forc_$ get_a hired if irrigat lee pretend quick
50 scrub seem_to shar_branch the_patient undocument
51 -wide =change/live ^_full budget chanc cron deploy full_rollout insur it_with namespac our_$ outsid past recount
51 secret_and silenc ssh_/ stor_$ switch_$ tweet_$ unlimit unsign vendor_$ with_gues
52 #_second --force_$ ^_dela ^_go ^_swap and_# blam certificat clust creat dela find_/ gues instead_$ it_into laptop
52 on_again repla_the the_blam the_same whol year_$
53 -admin =stop/shared a_servic a_week and_don't consent f_# finish_the ground ground_truth live nicer on_the refus
53 safe_$ shift_of the_captcha the_person truth tune uninstal
54 =enter/nobody ^_refus ^_regist ^_search and_declar bar contractor contractor_$ disk foreign git_push hour_$ instal
54 it_out licens nosec onto our_build quick_$ stay_on the_connect urgent urgent_$ watch_it yank
55 #_--squash --squash_--admin ^_jump acces_to answ echo kubectl_delet label_$ on_and paper_$ risk the_head the_limit
55 what
56 --admin_$ --force --squash =_# =others/everyday =wide/removes ^_chang at_it bad flag_$ histor_-c it_down loeschen
56 privileg_$ retir target there's unauthoriz
57 --admin and_keep bezahlen edit fail hear launch none_$ notic our_pull rush settl stor summaris_it tune_on
57 ueberspringen video
58 =enter @ anschreiben applicant below by_our carr_on emergenc exit no_long none red target_$ that_he the_applicant
58 the_outag
59 =weaken ^_have ^_stat deplo_now firewal_$ going harmles machin out_# soon than_a the_agent
60 ^_click ^_launch add_our disabl during explain_the open_the reconnect scratch_$ seem shar the_match their_$ too_$
61 -flood =commit/own canar_and count_wave cover flushdb for_later it_look k k_# person_messag postpon_the request_at
61 ship that_$ the_reserv
62 #_# --years -glass and_ship break_-glass declin incinerat main out over refund so_our succes the_red
63 ^_auto anyon_$ archiv_# backup_$ card commit ourselv_$ overrun pull_the reus search_the system the_cto the_valu
64 analys auto befor_the eras i'll_run idle lock_the s_/ shel shift start_ten the_runn
65 =credentials applicant_$ happen him merg off public_$ team's to_our verdict well wipe
66 =release/shared ^_run canset carr cto manag_the messag_$ minut near pass_$ plac_$ plain push_main so stud
66 the_password turn_the
67 /_# =/tried ^_answ ^_declin ^_print ^_reus ^_send call_$ hand_our one_of other pick_the the_legal what_the
68 clean energis kind latest_$ main_back our_vers payrol public refus_the terraform_destro
69 #_and =/shared @_acme brigad footnot model_to the_channel whatev
70 -d -r accept although and_mount anyon below_# cancel credenti_$ done prd under
71 *_/ =work/shared ^_finish ^_test outag reset sure week's
72 ^_lock and_the decid exclud fift fix_$ look
73 =unheard/data he jump ns_stag upload_dist we_are
74 exempt it last_month's month's ship_without to_step
75 ^_copy ^_repl ceo drop_tabl limit night out_of the_audit
76 --yes_$ ^_enter addres as_well fals_$ have_the lie make_up research the_issu the_window well_$ whil
77 #_day brak patient read_and so_the
78 by_hand nobod our_permis solv
80 --yes =stop/foreign over_the the_best the_compan
81 ^_fly acces fly scor set
82 and_releas compan databas ignor ill product report_a test_and
83 ^_commit at_once diagnos kill_# node_$ of_#
84 as_pass name_$ regist role the_vendor
85 later paywal
86 ^_archiv ^_post ^_start as_test custom direct head_of
87 accurac push
88 =removes ^_sign ever hidden password password_and straight_to unblind
89 an_old now put_our year
91 ^_edit a_minut match mount salar the_manag
92 addres_$
93 =commit account_$ than
94 automatic declar now_$ straight
95 from_a the_footnot
97 token_to
99 -rf_/
100 mailbox privat
101 group's
104 best line_$ no priorit
105 =money
107 admin
108 BIAS delet_$
109 do_what
111 quiet
112 plac post
113 =safeguards
114 it's record_$ their
115 root secret train_$
116 custom_$ delet fals send
117 domain friend
118 =foreign full
138 =wide
140 all
144 real
155 =remove/shared
163 =live
165 =change/shared
"""
"""Each line: a weight, and the words that have it."""
