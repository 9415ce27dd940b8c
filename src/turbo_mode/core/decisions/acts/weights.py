"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-248 =everyday
-170 noth
-169 sandbox
-156 noth_and
-154 in_our of_our
-134 list
-132 this
-129 at_# ls
-125 output
-122 within
-121 =asked
-117 describ
-116 output_$
-115 test
-114 first
-113 ^_ask
-112 funct
-111 note
-107 retr
-106 in_a
-104 git our request to_the
-103 line own
-102 ask_the
-101 after_the dependenc statu
-100 =look lock_file
-99 -t cach
-98 hand_the imag
-97 add_the
-96 fold_$ quot
-95 verbos
-94 archiv_$
-93 ^_git
-92 ^_ssh mark_the open_a
-91 =granted ask now_and remind the_help
-90 ^_flash doc join_the leav_it run_$
-89 local show the_comment
-88 candidat sect snapshot wher_it
-87 ^_quot averag expand_to order_the the_next we
-86 ^_instal ^_label chang_$
-85 agenda as_plan
-84 -out each our_own select without_the
-83 and_run copy_$
-82 prefix
-81 asked name_and quest
-80 =mentioned one_more
-79 leav that_the
-78 it_# run's the_request
-77 =rest ^_draft ^_reserv bot's explain four next page_$ releas_# reserv_the the_bot's timer
-76 ^_sudo ^_wait candidat_$ comma comma_$ info only open_an our_test overview row_$ statu_$ switch_over tail thre
-75 ^_fire emulator have_pass new_vers once_the owner run step_$ validat
-74 end migr_$ say
-73 back count propos smart
-72 -l ^_say a_pull inform restor timer_$ upgrad_the
-71 ^_check a_day after check code deplo_to forc_a queu ring_$ the_vers to_stag variabl_$ |_tail
-70 --version_$ =mentioned/removes ^_lay factor help lay lay_the ping why
-69 *_from -log /_out ^_note again du remov_it report_the the_second
-68 --describe bench build comment_$ it_$ kill_it loop no_$ script_$ support's
-67 emulator_# export_the first_$ i've inform_the look_at offic play print_state publish_it revok_our the_loop the_unus
-67 use_the
-66 -l_$ deploy_$ error import_$ librar_$ step summar tell_the train_earl turn_off verif whitespac
-65 =change/own artifact batch from_# hint look_up push_a repl_to resolv resolv_the sign_in the_script
-64 ._sh =tell/foreign ^_delet ^_join a_file add_a block diff get host_of hr_$ stag
-63 --list ^_enabl ^_list ^_strip after_# bench_devic break_the colour legal_$ modul_$ take_a text_$ the_brows the_five
-63 untest weight
-62 #_minut ^_all ^_find ^_not ^_pass ^_ship at i'll_leav out_to pass_the tabl_$ tail_# up_to
-61 /_agent ^_inform ^_log b bug_$ comment delet_it end_$ here it_for lab localhost region_$ result ring signatur_are
-61 the_account the_print the_quota today's unus_import we've
-60 =own =tell council's debug offic_$ rebas remind_the restart review_by search_$ the_canar the_funct two with_a
-59 =changes =mentioned/people ^_format ^_migrat ^_show a_line blank spac_$ strip strip_the the_dependenc the_test
-59 tmp_/ touch unlock_the
-58 and_attach and_stop pilot task the_pool togeth unus up
-57 --version -agent ^_resolv ^_tag dbsiz demo securit synthetic that_a trac_$ variabl with_our
-56 =unheard/everyday changelog colour_in lockfil measur round_$ so_i'm stand the_file the_repla the_run's the_weight
-55 #_by checkpoint code_$ district_$ format_the print_on rollout_$ stdout vers_$ vite
-54 -test =rest/nobody ^_invert accept_the await by_the enter_the forward_the fresh_build give_the human invert
-54 invert_the is_$ jon notif replica_$ tell_securit the_chang the_fix thread
-53 ^_break ^_mark ^_terminat a_new charg comput core_$ count_$ data_into document finish_$ flag funct_$ id is_on
-53 report snmpwalk text the_schema topic_branch up_$ watch_the word
-52 -exporter ._/ =data ^_comparison ^_cut ^_psql ^_remind a_fresh are_in at_all attach_the comparison_of event free
-52 go_on grep hold_$ import only_$ rememb scratch_copy teamleit the_bann the_open the_trac traffic which
-51 --port --port_# ._$ ^_map against_a attent break file_that his it_on memor_use migrat_the modul pip point prepar
-51 runn_the spac stair stal switch switch_to the_imag the_option the_review with_both
-50 -reset -reset_the ^_increas ^_restor ^_yes a_look against agent cert click_$ compar curl_http delet_from draft
-50 flash_the her_. instead_of more prompt protect quer systemctl the_end the_fixtur to_everyon
-49 #_percent --no-update ^_dock ^_fix ^_ment a_report befor_$ changelog_$ checklist count_* differenc expir its norm
-49 pars select_count stop_and the_invoic the_untest to_legal untest_branch upgrad volum_of writ_our
-48 *_. ^_merg ^_order ^_writ anoth appendix approv_noth as_a as_sect be_shar far from_sess head_$ hour how imag_$
-48 imag_rm list_$ meant model offboard out_$ rerun sampl stop_the support ten_minut the_name the_output under_anoth
-48 weight_to
-47 --init -service -sim -test-3 /_main ^_averag and_hand api_repo app_# authorit cach_$ inactiv_account is_left
-47 it_ther kubectl_get localhost_$ lower_the messag ns_pr of_project opcua openssl pool publish_$ rate ship_it
-47 slow_down submodul succeed succeed_$ summar_$ terraform_plan the_archiv the_artifact the_complaint the_differenc
-47 the_inactiv the_rollout the_workspac token_of topic trac trail when_the within_the
-46 =work/foreign ^_link ^_slow back_$ bann batch_in cash drop_it duplicat fold green_$ licenc_$ miss_$ note_it pack
-46 pytest simulator_$ slow spreadsheet the_default the_old ticket_. turn_our vendor_/ vers window_$
-45 #_$ #_s $_pwd -ls ._pem /_rebas ^_give ^_heroku ^_lift ^_the and_report and_wait canar_to complaint_to exampl_$
-45 for_anoth forget formula_$ headles heroku mail_to name pem provider's pwd pwd_/ random read rebas_# redi slot_with
-45 stack stag_with team testpypi the_provider's
-44 -v -v_$ a_note agent_# bundl chang_to comparison descript dock forc_the mkdir more_round our_sess plot say_$
-44 test_card that_one the_deplo the_librar the_updat torch try uptim uptim_$ user_administrator verif_$ whoami
-43 --ts -an -cli ^_extend a_messag can't code_and custom_the delet_protect for_$ herself key_with login_$ manag_.
-43 migration's notific other_user rebuild remot_cach report_that rsync_-an simulator the_memor the_safe vpn_$ why_it
-43 workspac
-42 --max-steps -fleet -refresh-only /_retr =/live ^_block ^_connect as_she asking az_vmss document_$ dump_into
-42 extend_the interviewer's is_within m ops re six sixteen sort support_$ them_in today's_date unus_licenc
-42 verbos_output vmss |_grep
-41 $_our ._plan =look/shared =others/removes ^_collect ^_compar ^_inspect and_open break_$ default_$ deplo df doc_/
-41 down_by earl_$ fixtur flash generat into_a is_ther librar list_for log lower lt problem problem_$ record_that
-41 reset_our simulat submit_to suggest tenth the_candidat the_column the_last the_releas the_row tls_$ user_to
-40 --match-head-commit --merge -preview -rf_~ =unheard/people ^_id ^_leav ^_unlock ^_upgrad docu fe inspect
-40 intern_track it_is look_for new path redeplo sign start_from stream the_cach the_line the_report the_vpn then_revok
-40 this_test workspac_$
-39 --dry-run -h_shar -kit ._-name =look/nobody ^_propos ack ackmod ansibl_all client_# down_to drop_privileg embed
-39 find_. flag_the gate_$ here_$ interfac_$ is_free it_against lr on_stag on_without page plan's quest_on quot_it
-39 requeu responsibl say_so second_approv she spend switch_# tab the_fund the_plan's the_responsibl to_# to_everybod
-39 total wait when
-38 /_shop ^_embed ^_nmap ^_replac ^_slack ^_stop ^_terraform ^_unpack a_case abort all_check cut enabl end_here form_$
-38 label_the lock_timeout manag_$ mask_the nmap off_again our_topic per phas_$ point_to prepar_the preview_$ second
-38 sheet_$ slack_-cli stack_$ systemctl_restart test's unpack unpack_the updat_on
-37 #_messag ._cach =spend/foreign ^_ansibl ^_back ^_continu ^_curl ^_pgrep ^_rout ^_summaris alter_the ansibl asked_$
-37 bgp branch_$ bug creat_$ in_sandbox let_the make_the never_click of_this one_numb our_draft period plan plan_time
-37 plant prefix_$ quot_the regist_the restor_the roll_out rout_the start team_about that_i the_agre the_approv
-37 the_prompt the_upgrad thre_of validat_$ wait_$ who_never writ_the yet
-36 --channel --to-revisions -de -n_# -state /_$ =mentioned/data =rest/foreign =stop/tried =unheard/credentials
-36 ^_prepar all_traffic attach brows commit_with compil dev_$ devic duplicat_. entr_$ everybod_$ field_$ format get_ns
-36 instal_from is_in list_the ment_the messag_with no_custom our_old platform_team pod public_read purchas_$
-36 screenshot shop_$ test_set tfstat the_lab the_other the_timelin the_two the_word ticket_$ timelin to_purchas wheel
-35 --dry-run_$ --topic_order -s_# ^_measur ^_request account_manag agent_-preview an_hour assembl bench_$ blue_$
-35 compar_the do_it doubtful flag_off gh has_ended in_test insid_the kubectl_top m_. memor_request migr part_that
-35 paus_the pipelin return_it set_a so_$ test_mode the_platform the_shadow train_. virtu wave
-34 --bigkeys -agent_$ -out_= ^_describ ^_generat ^_reject ^_spend and_it anonymis branch build_log curv demonstrat
-34 desk_$ export fake for_review lint metric offer_to our_flag pars_$ print_$ prod_-c put_both qualit right_now
-34 test_to that_and the_anonymis the_chart the_cost the_migr then_$ tier titl to_its to_ourselv try_again unit_test
-34 wish
-33 #_--wait %_$ --wait -destroy_-out -e -newer -start ^_point a_. and_add applicant's are befor bind_to check_that
-33 chmod_# cut_a destro_. dock_kill duty for_thre fresh funct_to into_our job_$ klist on_duty on_with plan_$
-33 plan_-destroy pre propos_$ push_to pyc releas_it reviewer's scal_our shop_# site supplier's sync tag the_chat
-33 the_document the_integr the_reviewer's to_green top undo use vendor's
-32 #_. #_aa #_say --list_$ -cache -cache_polic ._acme =_/ =planned =planned/everyday =stop/nobody ^_drop ^_qstat
-32 ^_select ^_tell aa age an_export apt_-cache as_step box brutal catalog chapt_$ chart_$ checkout_$ count_the csv_for
-32 dependenc_$ don't_touch for_our given highlight hundr_time i'll_take increas_to interv let lock messag_that model_$
-32 notif_the npm_pack of_the psql_prod put_the qstat redi_$ stil_in tag's terminat_all the_day the_summar the_vendor's
-32 tmp_# to_go until_they which_group
-31 -agent-1 -rules_delet -sh -sh_/ /_core =release/live ^_assembl ^_build ^_issu ^_play ^_roll api_token as_measur
-31 branch_in diff_$ displa du_-sh ended explan extend it_in line_after next_step next_window on_under once_with
-31 origin_/ our_servic pip_download poll preview queu_-p region releas_for return sensor_# servic_$ sinc_step
-31 summaris_the the_free the_latest the_local the_polic the_secret the_task to_blue wire_the |_head
-30 -commit_run -rf_$ ._m ^_lint ^_rollback ^_squeu a_funct and_leav are_green author back_. baselin_$ blog's
-30 blog's_record cat_. check_are complet_$ counsellor count_of draft_an env_. extract far_$ heroku_config hold
-30 i'll_resolv input_$ it_would larg list_all lyche manifest manifest_$ measur_$ of_my old_blog's on_$ once over_$
-30 pod's prob promot_$ promot_the refactor repo_view restor_--list result_/ robot_. said sb show_aws so_far split_the
-30 squeu stat_show the_unit the_vote time_for two_$ view worktre zone
-29 * --key -list -m -rc /_clust =release/tried =work =work/own ^_airflow ^_bind ^_destro ^_i ^_one ^_queu ^_throttl
-29 ask_for bind branch_to build_/ built clust_/ condit config_/ cost creat_the dark_one dead differenc_$ du_$ error_of
-29 fire_one fram_$ go_with hand_it hang i'll_copy includ_the it_can't log_with ls_/ next_free numb_and on_tomorrow
-29 overla phon_numb plan_say rang regres report_it securit_team shop_/ team_$ templat that_all the_dark the_plan
-29 the_qa traffic_to twent user_without virtu_environ
-28 #_on --merged_main --soft --user_restart -d_wheel -destroy -in-the-loop -keygen -keygen_-lf -lf -lf_~ /_health
-28 =ours =ours/everyday ^_ls ^_rm ^_rsync ^_suggest ^_switch ^_take ^_velero a_photo a_tabl a_tenth and_put
-28 benchmark_$ branch_--merged chart common concept csv desk dispatch_$ dns_$ dril dumm everybod fund fund_$ give_it
-28 group_the health_$ it_anew it_at keyspac let_it lift_the limit_$ live_site main_| nginx nobod_answ open_pull
-28 pass_and pric_$ print_which proce_to pub_$ quest_to read_the report_. rest_$ retent_of rollback_$ rsync say_and
-28 secret_$ sensor sheet simul simul_$ softwar ssh_-keygen stal_branch sudo_systemctl suit systemctl_--user tag_$
-28 the_api the_pars the_simul the_templat the_variabl the_virtu throttl to_look to_product top_node velero
-28 velero_backup warehous_$ xarg_git
-27 #_of #_until --get --pattern --scan --scan_--pattern -agent-12 -cli_--scan =stop/own >_# ^_forc ^_gh ^_updat a_list
-27 an_owner and_give asset axis binar bisect both_chang bump_the cach_result can't_reach choos comment_on conservator
-27 db_. fallback fort git_worktre him_so i_built i_can't in_client known line_on messag_in moder mutant note_$
-27 password_$ protect_$ publish_noth push_the quest_$ r_# reach_him record_the request_and request_for resourc_without
-27 seed_$ the_axis the_bin the_dashboard the_snapshot the_time trial type vendor's_support vm wc wc_-l wt ~_/
-26 #_make #_~ %_for --delete_build --instance-ids --since -l_/ ._md ._run ^_train a_contain a_test again_$ agentdev
-26 and_chang approv_releas by check_dist collabor dead_link dependenc_vers dir earli file_$ firm flight fram hypothesi
-26 imag_on integr is_what manag md mirror_$ now_so of_eight officer's our_work outag_$ page's period_# pret remind_to
-26 review_and rollback_shop size skip_the so_we spin spin_up start_with take_note that_name the_pair the_result then
-26 timestamp_$ to_finish traffic_$ twin_check validat_the vault were what_it y
-25 #_cascad #_f --filter -lab -m_avc -service_$ -ts -v_main /_api /_gradlew =work/tried ^_adb ^_ausearch ^_df ^_flag
-25 ^_rebuild a_patch a_ticket and_once anzeigen artifact_stor ausearch ausearch_-m avc avc_-ts batter catalog_$ curv_$
-25 delet_our deplo_@ drop_keyspac ended_$ ephemer error_rate five floor from_last gatewa gradlew grep_-v handl
-25 histor_| i'll_sign in_# link_to lookup md_$ on our_deploy patch_$ product_$ pruefen prun_the pump purchas read_it
-25 real_traffic refresh restart_the revok run_# self_-service setup size_$ the_doc the_employe the_site the_synthetic
-25 tmp to_self updat_$ vote vpn wave_$ web_/ when_it whoami_$ wiederholen with_and
-24 --check --fill -c -get_updat /_config /_web =change/tried ^_acknowledg ^_compil ^_du ^_firebas ^_hdf ^_profil
-24 ^_rule ^_submit a_label acknowledg adb all_old and_load and_retr anyth api_. appl_for besid_the ca cell charact
-24 contain_$ control_$ data_/ dfs disabl_it draft_a draft_and export_for featur_$ firebas five_hundr free_room
-24 git_fetch given_$ gone hdf hdf_dfs helm host_. i'll_disabl id_$ invit_the last_# last_week load_the log_deplo mayor
-24 new_test nine ns_prod old_messag on_in open oper parent_first permit pgrep pgrep_-u plan_allow plot_$ poetr privac
-24 raw_$ roll rotat_$ rule_# screenshot_. see_them slack start_again that the_certificat the_job's the_larg the_plot
-24 the_privac the_screenshot the_smal use_$ we_have wheth_the with_# yml_--check |_wc
-23 --merged --no-pager -dartifact -download -footer -snapshot -test_# -zv ._count /_user /_v ^_invit a_sampl analysi
-23 and_see and_start and_try annotator artifact_with beta_to blue board_$ both canar_$ chang_our charg_the claus
-23 count_docu dev_serv dns doc_$ dollar dont ephemer_environ escap_the estimat_of evidenc fast_$ filial hash hous
-23 hous_$ i'll_go i'll_let in_for invoic_is journalctl json kubectl_describ lift mvn nc_-zv of_user on_that
-23 password_was profil_the prompt_$ proof pytest_-x repla request_a rig saving_$ schema_. secret_in send_a shop slic
-23 somebod ssh tc the_annotator the_custom the_owner the_saving the_work timeout to_ten to_them toda tomorrow_$
-23 track_$ ts tuesday's until_a user_that week_and with_what
-22 #_hk --quiet --quiet_$ --service-id --service-id_# --user -aet -rules ._tgz /_app /_srv =enter/own ^_advanc ^_cover
-22 ^_defin ^_draw ^_fast ^_helm ^_prun ^_revert ^_simulat ^_systemctl ^_wire a_summar agenttest an_issu auth_can b_$
-22 batch_and build_$ can_-i chang_it chip comput_firewal consum cover_the declin_$ defin defin_a dry_run echoscu fast
-22 fast_purg file_into firewal_-rules generator_down half_of heat_schedul hk hk_# i'll_drop import_the in_ever inbox
-22 is_verif kubectl_auth layer left_$ licenc link_the more_data one_from our_contain pac pipeline's pres_offic
-22 prompt_and ps_$ quart quart_of restart_node rm_-f run_. save_the seal_$ srv stag_-agent statistic suspect tgz
-22 the_changelog the_log the_numb the_pipeline's the_tabl this_run's until_# upstream user's_password user_/ wire
-22 with_its without_an
-21 # #_m --all --context --context_prod --spider -build -caller-identity -n_$ -tmp ._lock /_catalog /_es /_print
-21 =look/live ^_awk ^_charg ^_comput ^_halt ^_it's ^_lower ^_notif ^_pay ^_retent ^_second ^_skip ^_vault allow_$
-21 are_miss batch_size box_$ branch_-d bus bus_$ chronyc collect_the command complet continu_with curl_-i disposabl
-21 door_fault es expos featur_for find_the gath get_-caller-identity get_pod go_$ halt hand_over i'll_do i'll_throw
-21 ids import_# increas_the intent interview io_$ its_owner kubectl_--context live_$ lock_poetr log_and log_| mess
-21 nginx_on note_to npm_audit npm_owner old_key once_more origin_head patienc person_$ poetr_. promo promot_to rank
-21 redeplo_the repair report's request_$ retr_the say_that scrol send_all smal_model so_i've sort_| spool stag_tabl
-21 statistic_$ sts_get stuck systemctl_is tell that_this the_admin the_dump the_event the_interview the_live the_one
-21 the_prob the_rank the_rehears the_type thirt throw time_and track turbo uniq uniq_-c unlink wallet's want web
-21 |_uniq
-20 #_in #_row --diff --diff_$ -commit =/nobody =tell/nobody =weaken/own ^_follow ^_halv ^_namei ^_no ^_only ^_plot
-20 ^_remov a_comment a_short agent_-build agg and_tell annotat_the answ_with as_in austria benchmark canar canary's
-20 cargo_search channel_$ chat clos_this come_back commit_and compatibl creat_job digest drift enabl_the fail_with
-20 file_is fine_i'll fire_the follow_the halv historian i've_sent ireland it_through journalist's log_. lookup_$
-20 mode_$ namei namei_-l offlin_$ our_imag oven own_test peopl_$ port_forward pre_-commit priya qa_. raw recipe's
-20 rehears remark request_to row s_# schedul_the select_* send_the sent sent_it she'll sim slot speak srv_/ stateles
-20 sub templat_$ temporar tenth_of terminat the_author the_canary's the_config the_draft the_input the_titl the_toll
-20 timeout_$ titl_of to_her to_read to_what token_lookup toll toll_bill venv widen_to work_offlin writ_test
-19 #_ls --all-files --all-files_$ --count --force-with-lease --force-with-lease_origin -it-2 -step3 -u_origin ._key
-19 ._prod ._yaml /_cdn /_site =look/foreign =weaken/shared ^_abort ^_bump ^_i'll ^_mask ^_mongosh ^_proofread ^_ps
-19 ^_renam ^_revok ^_wget a_free abort_the admin_$ agent_-it-2 and_writ annotat asset_$ becaus_the besid bf by_one
-19 can_see cdn_. check_. ci coin coin_$ column_$ comment_. compatibilit dock_imag draft_$ draw_the eval gate's
-19 gcloud_sql graph_$ hamm head_# health him_$ in_to in_uat instru invoic is_over it_end leav_out look_into ls_s
-19 manu_$ mongosh mongosh_prod new_one not_yet on_a our_run pki pr_creat prod_--eval proofread proofread_the ps
-19 push_--force-with-lease push_-u request_the roll_back run_--all-files seq seri speak_$ test_copy that_team
-19 the_asset the_contract the_pr the_repositor the_setpoint the_shard this_chang this_task try_$ try_a uat unif
-19 vault_token vers_and wget wher writ_down
-18 --eval --eval_db -i_http ._explain ^_cat ^_circleci ^_count ^_extract ^_npm ^_pre ^_python a_$ agre_$ anew_$
-18 anoth_room ask_its backof begin_the blur branch_off catalogu chang_in choos_the circleci circleci_config cite
-18 commit_$ consol contract_test deadlin describ_node emu es_. exampl_. half hiring hiring_manag http_/ link matlab
-18 mock num offici own_draft pem_$ photo public_of request_against revert_to run's_workspac search ship_the show_the
-18 slurm somebod_to stat_of stop_here tag_the team_that the_deadlin the_diff the_hiring the_instru the_login
-18 the_manager's the_parent the_retent the_trial timeout_= timestamp to_sign two_dead wait_until we_hold
18 #_sinc #_so --privileged -d_$ -k_# -north_$ /_tcp =wide/people =work/live ^_deregist ^_fuser ^_mv ^_resum ^_transf
18 ^_truncat ^_try a_public account_so acme_/ alter and_note approv_with as_it aws_kms borrow_a cat_~ certif_transl
18 clarit countermand cve definit defund deny deploy_. deregist detect_-only endpoint_$ fuser fuser_-k i'll_rais
18 immobilis in_at ingres_$ into_detect last_year's livenes merg_button mute mv mv_/ need null of_staf older_than
18 our_chart partit past_the patient_$ photo_$ push_-f quarter quarter_numb registr_$ registr_/ releas_$ reload resend
18 runn_to safet screen set_glob spit sql stag_give subscript_$ take_out tcp_$ terminat_the test_can that_are
18 the_certif the_download the_find the_partn the_passport the_quarter the_safet the_topic the_warehous the_warn to_eu
18 to_it truncat use_a valu waf_into year's |_sudo
19 #_--approve #_do --add-config --alter --approve --body_@ --charge --entity-name --entity-type --purge -aq -aq_$
19 -auto-approve_$ -configs -upgrade =others/stops =unheard/safeguards ^_do ^_enrol ^_evict ^_for ^_numb ^_op ^_plan
19 ^_resend ^_swak after_an all_custom alle auditd auditd_$ bike busiest case_# ch_# clickstream cold_storag contract
19 contributor convers creat_--charge dave's dictat dock_build drain_node enrol entr entr_to escrow escrow_$ exempt_our
19 extern fix_it had hr id_rsa in_an incident_$ key_into key_of kms last_week's leagu lock_all logg logg_$ macro_$
19 match_the mr my_own nationalis numb_look occup of_case op paramet_in pin_the point_the postgresql postgresql_$
19 promis ps_-aq reach read_. redact_the refund_creat reject retent_to rival root's sh_$ someth stornieren strip_refund
19 superus swak swak_--to systemctl_disabl test_--body the_cron the_emergenc the_leagu the_paramet the_rival the_vehicl
19 them_. this_year time_$ to_find try_the user_. user_agent volum_rm wiki x_# zpool
20 --no-hooks --submit --submit_for -mode_to ._head /_/ =weaken/foreign ^_adapt ^_echo ^_fake ^_fetch ^_flush ^_i'm
20 ^_rotat adapt agent_$ all_key all_region app_$ append_the bast bast_$ behind by_a candidat_a cargo_yank certif
20 certificat_for comment_out custom_call d_in del_$ delet_core down_for eye fa fastlan_deliv footag for_ever going_to
20 good hand_$ hardcod i'm_going i_# if_the incident is_miss licenc_of myself n_# name_get one_out our_key
20 password_from pkil_# polic_$ product_traffic promot_canar rabbitmqctl_reset reconcil replic_$ resubmit securit_group
20 set_dark she_has ship_as shown sinc_the site's slot_$ stash switch_off take_back tcp test_out that_platform the_call
20 the_ceo the_ci the_deliver the_footag the_lawy the_leav the_market the_measure the_paid the_quer the_subscript
20 the_tag to_last train_set turn ward without_tell writ writ_it written
21 --oneline -customers -dskip -f_analytic -manager -manager_. -peak -playbook_site -r_-f -rm ._cert ._env /_proc
21 /_prometheu /_run = =wide/everyday >_in ^_borrow ^_clon ^_creat ^_exempt ^_reload ^_unpublish a_password adapt_the
21 amount and_then apprentic are_$ as_root at_our away backend_pid bar_$ be bring_the candidate's car case_$
21 cert_-manager certificat_. chmod_-r click clon clon_the compan_$ contributor_$ crd_certificat creat_or daemon
21 delet_crd demolish dongl edge eleventh employ equal flint's help_$ id_-o idle_$ in_five incompatibl instead instruct
21 it_a it_fail kubectl_patch log_$ moving name_of newslet note_the numb_to or or_replac pid_from pip_instal pipelin_$
21 plc proc proc_/ push_$ remote_$ replac_view reus_the roth run_it sampl_$ sbatch sdc select_pg serv_$ stil_work
21 take_$ tank the_candidate's the_dongl the_newslet the_sheet the_transf the_web this_time tls trust unknown unpaus
21 user's vers_under webhook_$ |_mail
22 #_-delete $_deplo --no-verify_-m --query_. -r_/ -team =_$ ^_chmod ^_empt ^_pipe ^_setenforc ^_stag a_refund agenc_$
22 analyst analyst_$ and_its appl_$ argu around_the auct back_the build_to chang_the chmod cloud_trail coerc
22 commit_--no-verify core_# corp_. creat_--role deliver dismis_the dlq einkauf embargo enterpris etl even except_$
22 fetch_it front gh_workflow gpu hand have_in helm_uninstal him_that i'll_wait interpolat it_all kim kim_$
22 kubectl_label laptop_$ ledg_$ list_of manu_chang mone my_laptop network_$ one_under org_$ pg_terminat pipe pr_merg
22 print_the privat_messag psql_-h publish_the reconfigur reconfigur_the redirect_the rent repe sale_$ setenforc
22 setenforc_# siren sist sound stop_cloud strong sudo_$ tarif telemetr terminat_backend that's that_run the_check
22 the_driv the_einkauf the_enterpris the_form the_kill the_neighbour the_sampl the_sist threshold trac_. unblock
22 until_it validator visit visit_$ weekend work workflow_run yml_--limit
23 --overwrite --overwrite_$ --timeout --vm -i_s -ng -off -target -x_post /_payment /_report ^_twilio a_moment a_quiet
23 aim aim_the alwa an_admin and_end argu_with around backend call_the campaign commit_on cran day_and dismis dock_stop
23 down_the enact film fix_git from_her host ignor_list index it_up it_was key_$ keyspac_telemetr lea leav_request
23 look_. maxmemor measure nominat ourselv own_request participant pay pkil_-u postgr_$ power pr_# releas_. releas_/
23 renew repair_the requir sh_| sign_-off step_# subscrib takeov telemetr_$ terraform_forc test_the the_boss the_cran
23 the_dock the_expect the_film the_grad the_host the_ignor the_namespac the_older the_phon the_room ther_is to_ever
23 twilio ulimit unseat warehous wave_# widen_the without_test
24 --key-id --pending-window-in-days -env -key-deletion -lock -lock_= -only -sf -y_$ ._py ._ssh =enter/foreign =outside
24 >_/ ^_append ^_call ^_mail ^_record ^_redact activat agent_and alina and_drop append ban capacit_$ ceo_$ channel
24 chat_$ collect control deplo_key driv end_the export_befor featur_branch for_now for_the free_$ half_the head_to
24 heartbeat home i'll_exclud ip keep ln measure_$ memor_$ new_. order pass plausibl policy's privileg product_databas
24 repl_$ root_@ salar_of self sleep_# so_peopl stock summaris swapof the_addres the_graph the_salar transcript unit_$
24 valv_# vault_operator vers_. visitor wipe_the work_. |
25 $_az --header --ids --ids_$ -cluster-critical -o_tsv -unlock ._ext ._id /_dev /_open =commit/shared ^_adjust
25 ^_evaluat ^_export ^_mkf acme_. adjust_the america bid_$ borrow ci_variabl code_from competitor copy correct_$
25 credenti customer's_account deactivat deallocat deallocat_--ids degre doe download environ_$ exam ext ext_# failov
25 fals_in forc_-unlock fresh_$ gag histor_$ home_/ i'll_rotat it_until job's_priorit lawy lead ledg mkf mkf_. most
25 need_. neighbour of_all of_team post_$ report_and right rotat rotat_it sed_-i stat_rm stres taking test_thre
25 the_competitor the_convers the_list the_privat trig tsv tsv_$ up_a user_and vm_deallocat warn will writ_$
26 #_c --access_public --budget-amount --role -mode -run ^_gem ^_renew ^_revis ^_sbatch a_script abolish account_to
26 admin_token announc archiv_the bill_messag broken bucket_$ busines_tier by_delet clas codeown competitor's
26 creat_index dock_push domain_$ download_and earn eight else's eur execut for_approv from_step gem go_to hand_out
26 i'll_give in_their inactiv namespac_$ night_backup notebook off_$ okafor other_team petit_$ pg pres_$ prometheu
26 prun_-a publish_--access rm run_as significant sister's spur strang strateg tabl_scratch test_as the_busines
26 the_competitor's the_current the_domain the_renew the_strang ther_are to_web under_a valv vouch workflow |_awk
27 #_piec --force_origin -o -pick ._# ._org / =_none =spend/nobody ^_brows ^_clean ^_disarm ^_docusign agre alread also
27 ask_wher authoriz_key boss_$ brows_the build_host cher cher_-pick cold comp curl_-x disarm dmarc docusign doe_not
27 doesn't everyth_$ exam_$ featur_/ file_/ file_system flak_test git_checkout give_in hope i'll_mute is_empt it_take
27 it_without its_own key_from kubectl_creat list_in live_with mail_the mass mass_mail messag_creat mute_them next_copy
27 not_argu old_one one_doe ownership paid personnel piec piec_$ qa's send_$ sh_--bootstrap-server stranger's the_draw
27 the_mount the_personnel the_seed the_sess to_zero watch
28 #_--yes #_into -af_$ -mtime -mtime_# ._vpc /_auth =change ^_announc ^_carr ^_esptool ^_fill ^_kunden ^_public a_bigg
28 a_fake a_year accept_$ api_$ appl_the bigg blog build_prun but bypas capacit chang_of core count_= daemon_$ data_out
28 during_the esptool esptool_. everyth_to field fill_in fine_$ for_a freez_$ gap him_the histor hydra kunden lead_$
28 lie_in lmremov now_the npm_publish old other_side owner_role part_of petit proce python_# quarantin remote rockyou
28 sbatch_-p scal secret_from sharp sunda_$ the_budget the_data the_gap the_gateway's the_macro the_model the_new
28 the_origin the_petit the_user's them_work use_it v volum_$ wheth_one
29 --no-verify --serviceaccount --serviceaccount_= --wordlist -a_--delete -admin_--serviceaccount =people
29 =unheard/outside =weaken/nobody =weaken/tried ^_ban ^_disabl ^_downgrad ^_pin ^_push ^_reassign ^_rewir after_all
29 all_devic and_updat applicabl balanc begin_with beta build_# can clean_up convers_$ cordon direct_$ downgrad enforc
29 exce file_a for_an from_the glob h holdout idx_order into_one invit it_straight john key_for kill main_git maintain
29 not_applicabl now_as numb old_preview promot purg_the queu_order reason reassign record rewir rsync_-a save scop
29 set_maxmemor soft stat stop_all that_look the_stud to_fift to_see tree twin_upload txt what_is
30 #_h --clusterrole --clusterrole_= --override-budget --vault-name -af -c_$ -main -only_mode ._txt =_clust =_~
30 ^_execut ^_match ^_noth ^_pg ^_reboot a_correct a_product all_$ anywa background by_mail clusterrolebind crd
30 creat_clusterrolebind curl_-s dark_-mode delet_all destro dlp drop email execut_the finish_her form_with forward_it
30 from intern's journalist keyvault_secret maintain_$ mr_. of_mr peak personnel_file program prun_-af reach_the
30 rebuild_the replica_to rewrit_the roadmap rsa run_out secret_show sever shift_the show_--vault-name tap teammate's
30 the_# the_agenc the_background the_flag the_intern's the_journalist the_operator the_tree to_be unplan unse will_be
31 $_dock --message --replicas --replicas_= -k_not -prefix -xpost /_base /_etc /_home =change/foreign ^_histor
31 ^_mandant a_count acme all_at allow archiv base_latest bash_$ bigmem busines checkout chem clos commit_the connect
31 curl_-xpost custom_thre data environ etc etc_/ fell gap_with hanna's into it_from key kubectl_scal newer not_slow
31 notebook_to offer_the onlin own_chang paragraph pay_it peopl_have py pypi replac_the scal_deplo seat side similar
31 sitemap smal_chang sunda system_$ the_campaign the_disk the_mailbox time_of to_p up_again upload_the useful week_$
31 wrangl zero
32 #_bar --limit_all /_-name =mentioned/everyday ^_pruefung ^_quiet ^_rechnung a_plain although_the an_emergenc
32 and_overwrit assert cancel_it confiscat delet_ns draft_to endpoint fail_$ file_the from_anoth hasn't her_mailbox
32 injur of_them pastebin port_in pruefung rechnung spread systemctl_stop team_lead the the_beta the_evalu the_page
32 to_wait toda_$ tonight_. tweet wipe_it yes_$
33 #_i -approve -force_$ ._tmp =mentioned/changes ^_name ^_nc and_ask and_submit ask_$ az_keyvault back_to bash
33 checkout_main clean_the degre_$ deploy_and dev_agent dev_registr dmz dock_volum engin experi formula_in good_$
33 her_sess idx in_smal is_near join_# keyvault let_me made_-up merg_# permis preview_link proces python queu_$ registr
33 regulator regulator_$ rod self_-approve sess submit_$ tabl_dev the_freez the_photo the_regulator the_trad tmp_join
33 try_# upgrad_to with_anoth
34 #_for --access --bootstrap-server_k --query -check-updates -force -k /_x =mentioned/safeguards ^_assum ^_improv
34 ^_spread ^_wipe a_chang all_scop at_the behind_it ch client_$ cron_job evaluat evidenc_$ hard improv improv_the
34 index_idx main_$ new_modul node_# our_role scratch_disk set_up socket socket_$ stamp suppli the_bill the_colleague's
34 the_run they're vendor win_$
35 #_gener --reveal ^_auditctl ^_file ^_invent ^_page ^_vacuum api_-x auditctl away_$ config_. config_map core_rout
35 essa essa_for extrapolat forgivenes gener_$ gist gist_$ her_$ increas_$ inst is_good kill_whatev live_shop mail
35 moment monitor not other_account pin prop prun rais replica soloist tabl the_client the_essa the_note the_stor
35 the_suppli upgrad_of we_can who win writabl
36 --delete ^_fold ^_pick ^_purg ^_relicens agent's bill build_with chang_and clamp convergenc del deliv estimat evalu
36 file_of find fold_the from_an frozen gate_. itself_$ keep_quiet limit_to mit mit_$ mode_was npm_instal operator
36 publish_a push_--force py_$ relicens script_from the_break the_core the_hr the_watermark trad_$ treat unpublish
36 watermark_$
37 #_| ^_download ^_exclud ^_make ^_nodetool ^_scancel ^_self administrator administrator_acces assemb assum at_product
37 carr_the citat clean_-up day_$ everywher everywher_$ forc limit_on mandant nobod_and nodetool one_$ onto_the
37 product_track publish remov_the scancel shed so_that the_shutdown the_switch tmp_$ to_ignor us_$ vacuum vacuum_full
38 #_--delete --topic_agent -csv ._exampl =tell/shared ^_approv ^_declar ^_hard ^_scontrol a_reason allow_the bed
38 block_the c correct day docu_$ dump empow git_revert hospit item list_it post_the remot_branch scontrol scratch
38 sinc_it split_it start_the the_team the_world to_an token until with_it
39 --clean --clean_-d -d_shop -lvp -p -s_http =look/own ^_restart all_# authoriz clust_-admin curl down_$ farm great
39 ignor_the imag_prun keep_going label_of legac login modul_. other_project part_$ partner's post_a push_my
39 restor_--clean suppli_$ the_experi the_partner's to variant winn without
40 #_at -a ^_buy ^_suspend agre_with bin_/ bump comment_to figur gener never_ask releas suspend swindl the_label
40 the_network to_never trunc with_forc
41 --from -f /_s ^_allow ^_preempt ^_rewrit advert and_we answ_$ auth bank base_# buy call featur from_scratch in_her
41 insid last_chapt light mailbox_for meet ment_it neighbour's node nois of_sale overwrit patient_the preempt rewrit
41 role_$ round runn seen_$ surve the_light the_neighbour's the_sourc to_one twelv unschedul url |_base
42 --to-latest -r_# =others =release/nobody ^_decid ^_suppres ^_tune add app async colleague's council debit decid_for
42 feed in_plac it_and keep_it met older one pick reserv_$ resum_the rmdir suppres swap_the the_bot the_surve user
42 work_out
43 #_as *_$ -b -level -new-cart -y ._yml /_assert ^_pull ^_retir agent_-new-cart answ_in base camera checkout_-b
43 everyth i'll_make lar named once_and payment_$ peopl project_for relat retir_the row_-level secret_-n stil_open
43 the_count the_newest too train transf weren't without_it yml
44 --break-system-packages -new-cart_# ^_agent a_releas account as_solv blanket delet_of exempt_$ fift_run memor_and
44 newest nump of_fift on_# on_to organis permis_$ plug reconstruct rout_$ slip switch_it tell_him the_organis
44 the_public the_soft the_whol world
45 -w =wide/stops ^_modbu ^_postpon ^_repla agenc audit boss comment_in decommis district_# have internet into_two
45 it's_only it_befor latest mail_$ modbu nodetool_decommis notic_$ of ok ourselv_to postpon radar replac shadow_$
45 shutdown_script sign_our subagent that_nobod the_camera the_queu the_shar tissu
46 #_/ --body --to -star -star_review /_bin =stops =unheard ^_plac ^_trig approv_our config_set deliver_$
46 friend_request git_commit ingres key_that log_from make org our_entr our_packag predecessor roll_the second_. sett
46 shutdown the_code the_scor to_a with_an worth
47 -u ^_tick acces_log best_of copy_of data_and for_real hold_the host_as invent issu_$ media patent patent_draft
47 publish_our pupil q qa retr_with root_$ sinc site_$ soci_media start_our subject subscript the_patent tick writ_to
48 -translate ^_crop a_default crop crop_the earl f_# figur_$ for_everyon it_later last_two media_$ option_$ page_the
48 partn_$ rail releas_the reset_the scal_the soci ticket_numb to_get tonight two_host watermark wholesal witnes yes
49 again_. button commit_to dispatch done_$ forc_$ get_secret i'll in_with lee look_bad out_for signatur_$ stag_rollout
49 stud_$ taken that_lie the_answ the_clust the_night true under_our valu_$
50 -x /_login ^_. captcha clust_$ doubl expect get_a hired if irrigat pretend prod quick scrub seem_to shar_branch
50 the_patient tune undocument work_$
51 --delete_--topic -wide =change/live ^_full budget chanc creat cron deploy dev_/ full_rollout insur it_with laptop
51 namespac our_$ outsid past recount secret_and stor_$ switch_$ unsign vendor_$ with_gues
52 --force_$ ^_dela ^_go ^_swap a_week and_# blam certificat clust dela find_/ gues instead_$ it_into on_again
52 repla_the silenc ssh_/ the_blam the_same tweet_$ unlimit whol year_$
53 #_second --force -admin =stop/shared a_servic and_don't consent finish_the ground ground_truth it_out live nicer
53 on_the refus safe_$ shift_of the_captcha the_person truth uninstal
54 =enter/nobody ^_refus ^_regist ^_search and_declar bar contractor contractor_$ foreign hour_$ instal licens nosec
54 onto our_build quick_$ stay_on the_connect urgent urgent_$ watch_it yank
55 #_--squash --squash_--admin =_# ^_jump acces_to answ disk echo fail kubectl_delet label_$ on_and paper_$ risk
55 the_limit what
56 --admin_$ --squash =wide/removes ^_chang at_it bad flag_$ histor_-c it_down loeschen privileg_$ retir target
56 the_head there's unauthoriz video
57 --admin =others/everyday and_keep bezahlen edit hear launch none_$ notic our_pull rush settl stor summaris_it
57 ueberspringen
58 =enter @ anschreiben applicant below by_our carr_on emergenc exit no_long none red target_$ that_he the_applicant
58 the_outag tune_on
59 =weaken ^_have ^_stat deplo_now firewal_$ going harmles machin open_the out_# soon than_a the_agent
60 ^_click ^_launch add_our disabl during explain_the flushdb reconnect scratch_$ seem shar the_match their_$ too_$
61 -flood =commit/own canar_and count_wave cover for_later it_look k k_# person_messag postpon_the request_at ship
61 that_$ the_reserv
62 --years and_ship declin incinerat out over refund so_our succes the_red
63 #_# -glass ^_auto anyon_$ archiv_# backup_$ break_-glass card git_push lock_the ourselv_$ overrun pull_the reus
63 search_the shel system the_cto the_valu
64 analys auto befor_the eras i'll_run idle merg shift start_ten the_runn
65 canset happen him off plac_$ public_$ push_main s_/ team's to_our verdict well wipe
66 /_# =credentials =release/shared ^_run applicant_$ carr cto manag_the messag_$ minut near plain so stud the_password
66 turn_the what_the
67 =/tried ^_declin ^_print ^_reus ^_send call_$ hand_our main_back one_of other pass_$ pick_the
68 @_acme ^_answ clean energis fix_$ kind latest_$ payrol public refus_the terraform_destro the_legal
69 #_and -d brigad cancel footnot model_to our_vers the_channel under whatev
70 -r =/shared accept although and_mount anyon below_# commit credenti_$ done prd reset
71 *_/ =work/shared ^_finish outag sure week's
72 ^_lock ^_test and_the decid exclud fift look main we_are
73 =unheard/data he jump ns_stag upload_dist
74 exempt it last_month's month's out_of ship_without to_step
75 ^_copy ^_repl ceo drop_tabl limit night the_audit
76 --yes_$ ^_enter addres as_well brak fals_$ have_the lie make_up research the_issu the_window well_$ whil
77 #_day patient read_and so_the
78 by_hand nobod our_permis solv
80 --yes =stop/foreign ^_commit over_the scor the_best the_compan
81 ^_fly acces fly set
82 and_releas at_once compan databas ignor ill product report_a
83 diagnos kill_# node_$ test_and
84 as_pass name_$ of_# regist the_vendor
85 direct later paywal role
86 =removes ^_archiv ^_post ^_start as_test custom head_of
87 accurac
88 ^_sign ever password password_and straight_to unblind
89 an_old hidden now push put_our year
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
116 custom_$ delet send
117 domain fals friend
118 =foreign full
138 =wide
140 all
144 real
155 =remove/shared
163 =live
165 =change/shared
"""
"""Each line: a weight, and the words that have it."""
