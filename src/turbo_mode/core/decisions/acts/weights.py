"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-269 =everyday
-196 noth sandbox
-187 noth_and
-183 in_our
-179 of_our
-153 ls
-152 this
-150 at_#
-147 within
-146 list output
-136 output_$
-135 funct
-134 describ
-130 first in_a
-129 =asked
-127 ^_ask as_plan
-125 lock_file
-123 note test
-122 after_the retr
-120 verbos
-119 git hand_the join_the
-118 request
-117 archiv_$ ask_the dependenc line
-116 statu
-115 -t
-114 fold_$ own
-113 ^_flash ^_git add_the our quot
-112 cach order_the the_help
-111 now_and remind wher_it
-110 and_run imag mark_the the_comment
-108 ^_ssh
-107 =look agenda open_a to_the
-106 =granted averag sect
-105 ^_label ^_quot run_$
-104 chang_$ snapshot
-103 ^_instal doc each overview show
-102 expand_to prefix the_next
-101 copy_$ leav_it local smart
-100 -out candidat one_more without_the
-99 ask
-97 it_# name_and reserv_the select we
-96 -log asked our_own
-95 kill_it new_vers once_the switch_over that_the
-94 ^_fire bot's have_pass migr_$ open_an page_$ remov_it the_bot's train_earl
-93 comma comma_$ releas_# run's
-92 ^_draft ^_reserv ^_sudo a_day look_at timer
-91 candidat_$ emulator only our_test
-90 explain quest restor row_$ support's variabl_$
-89 =mentioned ^_wait leav no_$ print_state statu_$ tail
-88 factor info report_the the_request thre timer_$ validat
-87 /_out a_pull queu the_brows upgrad_the
-86 deploy_$ end forc_a hint loop ping propos revok_our
-85 inform script_$ the_loop
-84 --version_$ ^_lay a_file back lay lay_the next owner promot_to say the_quota the_vers to_stag why |_tail
-83 --describe =rest ^_note delet_it four look_up repl_to run
-82 -l comment_$ du emulator_# export_the it_for librar_$ play sign_in step_$ summar the_script to_product whitespac
-81 artifact count deplo_to from_# help import_$ publish_it push_a the_print
-80 ^_check ^_say block hr_$ inform_the we've
-79 ._sh ^_find ^_log after legal_$ ring_$ turn_off untest
-78 ^_delet bench_devic colour review_by the_canar the_five the_second to_everyon today's use_the
-77 *_from =mentioned/removes after_# bug_$ council's dbsiz error first_$ offic tell_the
-76 =mentioned/people ^_all ^_enabl ^_migrat again bench code it_$ resolv_the rollout_$ signatur_are take_a unus_import
-76 up_to with_a
-75 -l_$ ^_inform ^_ship check end_$ get i've it_anoth stand text_$ the_unus togeth unlock_the
-74 =tell/foreign demo diff pilot resolv result the_pool the_upload verif weight
-73 #_minut --list await batch blank break_the build i'll_leav tell_securit the_account touch
-72 /_agent ^_not add_a finish_$ tabl_$ tail_# the_funct vite
-71 =change/own ^_resolv ^_strip ^_yes b here lab modul_$ print_on stair stdout strip_the the_dependenc the_repla up
-71 up_$
-70 ^_format a_line and_stop debug district_$ go_on lockfil rebas rememb remind_the search_$ snmpwalk so_i'm teamleit
-69 ^_join ^_pass ^_tag bake canar_to comment enter_the hour jon pass_the spac_$ synthetic that_a the_file the_test
-69 to_all trac_$ watch_the
-68 -agent =changes anoth checkpoint host_of localhost offic_$ replica_$ round_$ strip the_fixtur the_schema
-67 --port --port_# --version ^_list ^_terminat and_attach colour_in count_$ fresh_build id is_on notif restart ring
-67 the_run's two variabl with_both with_our
-66 all_user by_the code_$ data_into delet_from file_that format_the give_the human measur memor_use migrat_the
-66 topic_branch
-65 -exporter -test =tell ^_show a_fresh at attent checklist core_$ invert is_$ region_$ scratch_copy stag task the_fix
-65 the_invoic the_trac writ_our
-64 -reset -reset_the ^_invert ^_ment a_new a_report accept_the against_a are_in click_$ comput document flag
-64 invert_the login_$ offboard pip runn_the step stop_and switch_to text the_weight tmp_/ under_anoth
-63 --no-update ^_comparison ^_map ^_psql befor_$ comparison_of flash_the forc_the from_sess instead_of only_$ prepar
-63 protect securit spreadsheet the_end the_open thread untest_branch
-62 =data ^_merg ^_order appendix at_all be_shar cash changelog draft expir forward_the ns_pr promot_the quer random
-62 the_chang unus vers_$ window_$
-61 =rest/nobody ^_mark attach_the authorit compar grep her_. inactiv_account publish_$ slow_down testpypi the_bann
-61 the_imag the_inactiv the_untest to_legal unus_licenc volum_of which
-60 ._$ ^_break ^_fix a_look as_a cert charg drop_it far formula_$ funct_$ it_ther lower_the meant norm simulator_$
-60 slot_with switch the_artifact the_review token_of traffic
-59 #_by -sim =own =unheard/everyday ^_remind event hold_$ licenc_$ of_project opcua out_$ product_$ spac stal
-59 the_option turn_our
-58 --init -ls -service ^_averag app_# batch_in break curl_http for_$ forget half herself imag_rm modul pool remot_cach
-58 stag_with submodul summar_$ ten_minut the_complaint the_deplo the_safe
-57 *_. -test-3 ._/ ^_increas ^_link ^_restor ^_slow as_sect differenc exampl_$ head_$ headles his how import
-57 localhost_$ miss_$ name prompt report sampl stop_the succeed succeed_$ trac upgrad vendor_/ word
-56 --max-steps -v_$ /_main ^_dock back_$ brows can't changelog_$ count_* duplicat free interviewer's is_left note_it
-56 pars region select_count ship_it simulator submit_to support systemctl test_card the_old the_output the_updat uptim
-56 uptim_$ user_administrator within_the
-55 #_percent --ts ^_connect ^_cut ^_heroku against all_traffic and_hand api_repo asking bann chang_to complaint_to
-55 default_$ delet_protect descript earl_$ heroku it_on mail_to notific our_sess provider's pytest that_one the_archiv
-55 the_default the_differenc the_provider's the_rollout the_workspac ticket_. trail weight_to when_the whoami
-54 $_our ^_the a_note agent and_wait approv_noth custom_the fake imag_$ key_with messag mkdir more_round other_user
-54 read rerun reset_our responsibl sort switch_# terraform_plan the_memor the_responsibl today's_date user_to workspac
-53 $_pwd -an ^_extend ^_lift bundl cach_$ code_and extend_the gate_$ green_$ its log lt migration's openssl out_to
-53 pack plot point pwd pwd_/ redi rsync_-an say_$ the_agre the_librar the_name them_in tls_$ to_everybod torch vpn_$
-52 #_s --to-revisions -fleet -h_shar -refresh-only ^_block agent_# az_vmss embed fixtur generat is_ther it_against
-52 kubectl_get manag_. simulat sixteen stack support_$ test_set topic try vmss why_it
-51 ._pem /_rebas ^_embed ^_id ^_inspect ^_writ and_open break_$ document_$ inspect look_for lower m model ops pem
-51 problem problem_$ rebas_# rebuild second_approv slow start_from team the_word this_test verif_$
-50 -cli -v =stop/tried ^_compar ^_slack comparison dock dump_into form_$ is_within lr more path per quot_it
-50 report_that slack_-cli stream suggest the_fund the_row the_vpn train_. updat_on
-49 --match-head-commit --merge -kit -preview =/live =unheard/people ^_collect ^_summaris a_messag client_# doc_/ docu
-49 down_by down_to drop_privileg everybod_$ fe insid_the instal_from librar list_for plan_time record_that six spend
-49 tenth test's the_other titl verbos_output vers |_grep
-48 --channel -rf_~ /_retr ^_nmap ^_unlock ^_upgrad bgp cut flash intern_track never_click nmap origin_main our_topic
-48 plan's rate re redeplo say_so sign tab the_plan's the_releas who_never workspac_$
-47 #_$ -n_# ^_back ^_pgrep ^_terraform and_report ansibl_all as_she box build_log df enabl flag_the for_anoth
-47 interfac_$ into_a on_stag prepar_the the_cach the_column the_report then_revok to_ten total
-46 ._-name ._plan =work ^_ansibl ^_leav ^_propos a_case ack ackmod alter_the ansibl bug field_$ find_. fold hundr_time
-46 is_free label_the list_the mask_the off_again period prefix_$ preview_$ public_read regist_the requeu team_about
-46 test_to that_i the_last
-45 -s_# ._cach /_shop =look/shared ^_replac and_it anonymis bench_$ commit_with compil creat_$ deplo duplicat_.
-45 in_sandbox is_in lock_timeout metric phas_$ plant platform_team point_to print_$ put_both quest_on terminat_all
-45 the_anonymis the_approv the_platform the_prompt the_shadow the_timelin then_$ timelin to_half to_ourselv yet
-44 --bigkeys -state =spend/foreign ^_prepar ^_reject doubtful flag_off for_review here_$ in_test kubectl_top lint
-44 memor_request ment_the new one_numb over_$ sheet_$ shop_# so_$ stack_$ test_mode tfstat the_latest thre_of to_its
-44 when wish
-43 #_--wait #_messag --wait -de =mentioned/data =unheard/credentials ^_curl ^_drop ^_give ^_request ^_spend ^_unpack
-43 compar_the demonstrat desk_$ dev_$ dril end_here get_ns list_$ m_. manag_$ no_custom of_this on_without our_draft
-43 our_old page paus_the purchas_$ quot_the restor_the right_now start ticket_$ to_purchas unit_test unpack unpack_the
-43 virtu wave wheel writ_the
-42 %_$ --dry-run ^_continu ^_generat ^_rout abort agent_-preview assembl attach blue_$ branch_$ count_the explan fresh
-42 let_the messag_with outag_$ pipelin plan_$ prod_-c redi_$ rout_the set_a sinc_step sync systemctl_restart
-42 the_candidat the_line the_upgrad top validat_$
-41 --dry-run_$ --topic_order =others/removes ^_measur ^_stop all_check applicant's curv do_it dock_kill don't_touch
-41 duty entr_$ extract klist on_duty our_flag prob psql_prod qualit queu_-p refactor result_/ return_it screenshot
-41 shop_$ summaris_the the_chart the_day the_integr the_lab the_migr the_secret the_summar tier wait_$ which_group
-40 #_say -agent_$ -newer -start =release/tried ^_describ ^_qstat a_. and_add are_green as_step asked_$ bind_to chapt_$
-40 check_are for_thre gh highlight increas_to it_can't make_the migr next_step part_that password_$ printf pyc qstat
-40 regres releas_for scal_our supplier's tag tag's the_chat the_cost the_document the_task try_again until_they
-40 vendor's
-39 #_aa -cache -cache_polic -out_= /_$ /_core =_/ a_tabl aa an_export api_token apt_-cache branch_in check_that
-39 checkout_$ chmod_# count_of cut_a everybod for_our funct_to has_ended heroku_config hold i'll_take interv it_is
-39 it_would job_$ larg model_$ offer_to origin_/ pass_and poll pre propos_$ releas_it second sensor_# stil_in
-39 the_vendor's tmp_# to_look traffic_$ use wire_the
-38 --list_$ -destroy_-out -e ._acme ._m =rest/foreign =work/foreign ^_issu ^_squeu account_manag and_leav author
-38 baselin_$ brutal complet_$ counsellor destro_. displa error_of fund fund_$ includ_the limit_$ manifest manifest_$
-38 of_eight of_my plan_-destroy pod pod's preview report_it return reviewer's squeu ten_percent the_free
-38 the_reviewer's the_unit view warehous_$
-37 -agent-1 -list ^_one ^_point ^_select a_list a_sampl bisect chart_$ csv_for dark_one dead dev_serv dispatch_$ dumm
-37 far_$ fire_one fram_$ input_$ into_our let messag_that nobod_answ notif_the npm_pack once_with pars_$ phon_numb
-37 pip_download put_the repo_view said servic_$ she so_far templat that_and the_dark the_templat the_virtu time_for
-37 to_# top_node twent undo user_without virtu_environ wait
-36 -rc -rf_$ -rules_delet -sh -sh_/ =stop/nobody ^_airflow ^_assembl ^_destro ^_i ^_play ^_rollback ^_updat a_tenth
-36 age anzeigen approv_releas as_measur back_. befor branch built cat_. catalog concept creat_the devic diff_$ du_-sh
-36 env_. extend flight go_with hypothesi in_# log_with next_window numb_and of_the overla plan_say pruefen push_to
-36 read_it report_. securit_team show_aws split_the stal_branch stat_show sudo_systemctl the_local the_two to_blue
-36 two_$ wiederholen zone
-35 -commit_run /_clust =look/nobody ^_lint ^_throttl an_owner and_chang ask_for benchmark_$ beta_to binar blog's
-35 blog's_record both_chang build_/ clust_/ condit config_/ control_$ dependenc_$ desk draft_an export hang i'll_copy
-35 i'll_resolv known live_site lock measur_$ next_free old_blog's on_under once our_servic plan proce_to r_#
-35 request_and request_for resourc_without rest_$ roll_out say_and sb simul simul_$ site so_we start_with the_pair
-35 the_polic the_simul the_vote worktre |_head
-34 #_of --key --soft -in-the-loop /_health ^_bind ^_queu ^_suggest ^_train ^_velero a_contain a_funct a_photo and_give
-34 axis bind branch_to cell collabor conservator cost dead_link dns_$ fallback file_$ fort group_the health_$ i_built
-34 keyspac list_all our_work pric_$ promot_$ restart_the restor_--list rollback_$ softwar team_$ the_api the_axis
-34 the_bin the_dashboard the_qa then throttl velero velero_backup vm what_it
-33 #_on %_for --get --pattern --scan --scan_--pattern --since -cli_--scan -d_wheel /_gradlew >_# ^_profil ^_promot
-33 ^_rsync a_patch a_ticket again_$ and_start are batter cach_result chart check_dist common dependenc_vers
-33 differenc_$ dir du_$ earli ended fram given gradlew hand_it hand_over handl imag_on in_client line_after live_$
-33 lyche mutant open_pull patch_$ print_which retent_of review_and robot_. rollback_shop rsync secret_$ sensor suit
-33 tag_$ the_larg the_result timestamp_$ to_go tomorrow's trial twin_check vendor's_support
-32 #_. #_cascad --filter --instance-ids --user_restart -agent-12 -keygen -keygen_-lf -lf -lf_~ ._md ._run =planned
-32 =planned/everyday ^_build ^_firebas ^_rebuild ^_take ^_tell a_label annotator artifact_stor asset by can't_reach
-32 comment_on csv curv_$ db_. ephemer error_rate firebas git_worktre him_so i_can't is_what ls_/ md messag_in nginx
-32 nine officer's on_in on_tomorrow period_# pgrep pgrep_-u profil_the prun_the pub_$ push_the quest_$ rank reach_him
-32 record_the remind_to saving_$ secret_in shop_/ slack somebod spin spin_up ssh_-keygen systemctl_--user that_all
-32 the_annotator the_rank the_saving the_synthetic the_variabl type use_$ validat_the wt y
-31 #_make #_until #_~ * --delete_build --merged_main -am_fix -zv =ours =ours/everyday ^_flag ^_ls ^_rm and_put
-31 appl_for board_$ branch_--merged drop_keyspac export_for expos fast_$ firm free_room gatewa histor_| integr
-31 lift_the line_on main_| md_$ nc_-zv note_$ now_so ns_prod page's poetr pret publish_noth pytest_-x quest_to rang
-31 read_the real_traffic releas_to run_# save_the seed_$ setup skip_the take_note the_doc the_employe the_pars
-31 the_smal the_time wc wc_-l we_have were xarg_git ~_/
-30 --check -destroy -l_/ -lab -service_$ /_api /_config =change/tried ^_df ^_forc ^_gh ^_rule a_test all_old and_load
-30 and_once anyth chang_our chip choos contain_$ declin_$ disabl_it dont draft_a escap_the filial floor from_last
-30 i'll_disabl id_$ it_anew let_it lookup mayor moder old_messag one_from oper permit protect_$ purchas refresh rule_#
-30 self_-service start_again team's_channel that_name the_certificat the_site the_snapshot time_and to_green to_self
-30 to_them traffic_to turbo updat_$ vault vpn when_it wheth_the whoami_$ with_and yml_--check
-29 #_in --fill -footer -get_updat -m_avc -ts /_v =work/live =work/tried ^_acknowledg ^_adb ^_ausearch ^_compil ^_invit
-29 ^_prun a_summar accessibilit acknowledg agentdev an_issu analysi api_. artifact_with ausearch ausearch_-m austria
-29 avc avc_-ts box_$ bump_the chronyc claus command data_/ deplo_@ draft_and featur_$ five five_hundr format gone
-29 invit_the invoic_is ireland it_in last_week load_the mirror_$ new_test on our_deploy plan_allow plot_$ privac
-29 prompt_and proof pump rotat_$ slic tc the_custom the_dril the_job's the_plot the_privac the_prob the_tabl timeout
-29 ts user's_password user_that vote web_/ with_its
-28 ._count /_app /_user /_web =enter/own =stop/own ^_advanc ^_cover ^_draw ^_halt ^_hdf ^_wire adb and_retr and_tell
-28 answ_with batch_and besid_the build_$ catalog_$ chang_it charact clos_this collect_the consum continu_with
-28 count_docu cover_the dfs dns ephemer_environ estimat_of eval file_into generator_down halt hdf hdf_dfs helm hous
-28 hous_$ i'll_go i'll_sign json last_# left_$ log_deplo of_user on_that parent_first password_was pipeline's raw_$
-28 request_a schedul_the schema_. send_a send_the somebod_to systemctl_is the_admin the_numb the_owner the_pipeline's
-28 the_repositor the_screenshot the_toll the_work tmp to_finish toll toll_bill tomorrow_$ upstream wave_$ week_and
-28 widen_to wire with_# with_what without_an
-27 --all --no-pager -dartifact -download -test_# -v_main ._lock ^_du ^_helm ^_pay ^_python ^_revert ^_second ^_simulat
-27 ^_submit and_see as_in becaus_the blue c_$ ca delet_our disposabl door_fault fail_with fast gath grep_-v
-27 heat_schedul i'll_let in_for is_verif it_at journalctl layer lock_poetr more_data mvn our_contain per_cent photo
-27 poetr_. priya ps_$ remark rig rm_-f screenshot_. scrol seal_$ sheet size_$ spool ssh stag_-agent statistic suspect
-27 templat_$ terminat the_dump thirt this_chang throw to_what toda tuesday's until_a user_/ wallet's |_wc
-26 #_f -aet -caller-identity -n_$ -snapshot -tmp ._tgz /_print ^_awk ^_follow ^_halv ^_notif ^_remov ^_retent ^_revok
-26 ^_roll agenttest as_done auth_can benchmark can_-i canar canar_$ channel_$ charg_the compatibl doc_$ dry_run
-26 echoscu ended_$ evidenc find_the follow_the get_-caller-identity git_fetch give_it halv host_. i'll_do i'll_drop
-26 i'll_throw import_the inbox interview its_owner kubectl_auth kubectl_describ leav_out licenc link_the link_to
-26 log_and log_| note_to npm_audit npm_owner old_key once_more own_test pac patienc person_$ promo prompt_$ repair
-26 repla require restart_node run_. send_all slot sort_| statistic_$ sts_get sub test_copy tgz the_copy the_exampl
-26 the_interview this_run's uniq uniq_-c unlink until_# want |_uniq
-25 #_hk #_m #_row --context --context_prod --merged --quiet --quiet_$ --service-id --service-id_# --spider --user
-25 --watch -m -rules /_catalog /_site /_srv =/nobody ^_cat ^_comput ^_defin ^_fast ^_it's ^_plot ^_ps ^_switch
-25 a_comment admin_$ agg allow_$ an_hour and_try annotat_the are_miss batch_size bus bus_$ column_$ commit_and
-25 comput_firewal creat_job curl_-i defin defin_a digest exampl fast_purg file_is fine_i'll fire_the firewal_-rules
-25 gate's given_$ hk hk_# in_ever intent io_$ kubectl_--context lift mess nginx_on on_$ on_our open port_forward
-25 pres_offic qa_. quart quart_of redeplo_the rehears report's request_to s_# see_them shop sim smal_model so_i've
-25 speak speak_$ srv stag_tabl the_changelog the_config the_load the_titl timeout_$ titl_of to_read unif writ_test
-24 --all_$ --count -c -it-2 -step3 /_es ^_i'll ^_lower ^_no ^_proofread ^_renam ^_skip ^_wget agent_-it-2 and_writ
-24 annotat as b_$ bf book_in branch_off cargo deadlin draw_the drift es gcloud_sql get_pod hamm hash historian
-24 i've_sent in_uat it_through look_into lookup_$ manu_$ mode_$ offlin_$ on_with peopl_$ pr_creat proofread
-24 proofread_the ps public_of retr_the roll_back sent sent_it ship_$ size solut stateles stop_at stuck tenth_of that
-24 that_this the_author the_contract the_deadlin the_draft the_input the_manager's the_rehears the_type to_her
-24 token_lookup try_$ uat wget work_offlin writ_down
-23 # #_ls --diff --diff_$ -build -check -w2 ._prod =weaken/own =weaken/shared ^_charg ^_expir ^_gath ^_mongosh ^_namei
-23 ^_only ^_vault a_free a_short and_look besid can_see cancel_the cargo_search chang_in check_. comment_. complet
-23 contract_test exampl_. featur_for fenc graph_$ head_# him_$ ids import_# increas_the invoic is_over is_through
-23 journalist's later_$ log_. ls_s mock mongosh mongosh_prod namei namei_-l not_yet num order_$ pki raw remind_$
-23 request_the revert_to run's_workspac seq seri stat_of team_that temporar that_team the_event the_on try_a us
-23 vault_token venv
-22 --all-files --all-files_$ --eval --eval_db --follow-tags -commit ._explain ._key /_cdn ^_npm alert_with ask_its
-22 aws_sts blkid branch_-d by_one canary's cdn_. choos_the cite coin coin_$ compatibilit consol dn engine_$ es_.
-22 everyth_in getenforc health hiring hiring_manag histor_shop http_/ it_end job_we key_in lsblk lvs manag matlab
-22 new_one noop of_what offlin on_a on_origin our_imag our_run own_draft pencil pre_-commit prod_--eval restrict roll
-22 run_--all-files search ship_the slurm sts tentativ that_we the_build the_canary's the_hiring the_log the_mast
-22 the_pipelin the_pr the_send the_shard told total_$ up_what we_hold web wednesda
22 --add-config --alter --entity-name --entity-type --privileged --prune -aq -aq_$ -arm -auto-approve_$
22 -computer_-computer -configs -datasets-eu -u_all -upgrade ^_activat ^_mv ^_numb ^_rotat ^_transf a_hundr after_an
22 all_servic appl_-auto-approve aws_kms banish bike by_a certif_transl clickstream cold_storag compan_$ custom_call
22 data_to defund deny deploy_. detect_-only down_again down_the drain_node everyone's exempt_our fix_the for_ever
22 for_five hour_from hr i'll_rais immutabilit in_five into_detect it_fail level lock_all logg_$ mv mv_/ myself null
22 numb_look oakmont's oakmont's_trial parquet pin_the pip_instal prob_$ promis promot_our ps_-aq regardles reposses
22 retent_to set_glob should should_have silent start_on sudo_bash systemctl_disabl the_call the_ceo the_certif
22 the_evidenc the_gate the_pull the_user this_year tick_the undo_the user_agent waf_into websit what's |_sudo
23 --charge -vpn ^_as ^_clear ^_evict ^_fetch ^_truncat ^_try ^_turn a_refund and_delet approv_with ch_# clarit
23 creat_--charge credit del_$ delet_core endpoint_$ entr_to escrow escrow_$ exclud_the extern freez hand_$ if_the
23 immobilis in_an instead is_miss kms languag livenes measure month_$ mr n_# of_staf old_-vpn password_from patient_$
23 photo_$ point_the print_the promot rack refund_creat securit_group sh_$ ship_as spit stash strip_refund
23 strip_subscript switch_off technic test_can test_the the_cron the_deliver the_emergenc the_field the_leav the_quer
23 truncat veto wiki
24 #_--approve #_do $_cat --approve --no-hooks -f_origin /_proc /_prometheu =others/stops =weaken/foreign >_in ^_do
24 ^_enrol ^_mail ^_op agent_$ all_key alle and_then argu at_our away backend_pid bast bast_$ be_down cargo_yank
24 certbot_revok certificat_for comment_out contributor cooki copy corp_. creat_--role cve deliver dock_build domain_$
24 eleventh enrol helm_uninstal i_# id_rsa idle_$ in_at incident_$ isn't my_laptop name_get name_of new_. occup
24 one_under op or paramet_in partit_$ past_the pid_from proc proc_/ rabbitmqctl_reset redact_the reject reus_the
24 revok_--cert-name sbatch screen select_pg serv_$ shar_$ site's slot_$ someth staf stag_give stornieren take_out tcp
24 that_platform the_market the_paramet the_partit the_subscript the_tag the_vehicl till_the to_it trust up_a volum_rm
24 ward we'll writ_it
25 #_-delete --oneline --purge --submit --submit_for -d_$ -f_analytic -i_s -manager -manager_. -playbook_site -r_-f
25 ._cert ._head ._py /_payment = =outside ^_adapt ^_borrow ^_exempt ^_flush ^_for ^_plan a_moment adapt adapt_the
25 amount apprentic argu_with as_it began began_$ bring_the busiest cert_-manager certif certificat_. core_#
25 countermand crd_certificat creat_or d_in dave's delet_crd dictat download edge entr fastlan_deliv fix_it from_step
25 hardcod him_that histor_$ id_-o incident key_$ leagu licenc_of list_and logg look_. mone nationalis newslet ok
25 or_replac ourselv polic_$ pr_merg product_traffic reach reconcil reconfigur reconfigur_the replac_view resubmit
25 stil_work take_$ terraform_forc that's the_addres the_leagu the_model the_newslet the_stag the_topic the_warehous
25 until_it user's user_and whoev will without_tell written
26 --query_. -customers -mode_to =_$ =enter/foreign ^_carr ^_empt ^_i'm ^_reload ^_unpublish a_password agenc_$
26 all_stor alwa analyst analyst_$ appl_$ as_root canar_has candidat_a car ceo_$ chmod_-r click clon contributor_$
26 control daemon embargo except_$ for_a for_now gh_workflow going_to have_in head_to home i'm_going incompatibl kim
26 kim_$ lea ledg_$ log_$ measure_$ my_own nominat org_$ participant pipelin_$ plc privat_messag renew replic_$ requir
26 resend safe set_dark shown sist stal_row subscrib take_back test_out the_expect the_kill the_lawy the_paid the_sist
26 the_transf them_. thes tls to_find try_the unblock vers_under visit visit_$ wave_# workflow_run zpool |_mail
27 #_git --timeout --vm -ng -team -x_post =weaken/nobody ^_clon ^_creat ^_pipe ^_resend ^_setenforc ^_stag accept_$
27 agre an_admin and_watch append_the are_$ capacit_$ clon_the cran dismis dismis_the dlq doe driv fa featur_branch
27 fetch_it flint's flushal for_the free_$ front hand keep kubectl_label kubectl_patch lead leav_request ledg
27 manu_chang maxmemor midnight midnight_$ most need note_the own_request partit pg pg_terminat pipe pkil_#
27 promot_canar publish_the releas_. remote_$ repair_the rival run_it sale_$ sdc setenforc setenforc_# significant
27 so_peopl tank terminat_backend the_ci the_cran the_domain the_form the_list the_neighbour the_rival this_time trac_.
27 ulimit unknown webhook_$ weekend without_test yml_--limit
28 --header --overwrite --overwrite_$ -cluster-critical -dskip -env -only -peak -target -unlock -y_$ ._env ._ext /_run
28 ^_chmod ^_fake ^_mkf a_quiet back_the backend be behind candidate's chmod cloud_trail contract dock_push down_for
28 einkauf employ end_the enterpris equal even ext ext_# footag forc_-unlock from_her gpu i'll_wait index instruct
28 interpolat ip is_empt it_all laptop_$ mail_the mkf mkf_. moving network_$ numb_to pkil_-u postgr_$ redirect_the
28 rerun_the sed_-i stop_cloud strong sudo_$ taking the_boss the_candidate's the_driv the_einkauf the_enterpris
28 the_footag the_older the_phon ther_is threshold vers_.
29 $_az --ids --ids_$ --role -lock -lock_= -o_tsv -rm -sf ._id /_dev /_report >_/ ^_go ^_twilio a_script acme_.
29 agent_and and_end auct ban bar_$ borrow case_$ codeown coerc collect comp deallocat deallocat_--ids demolish doe_not
29 eight environ_$ etl failov from home_/ i'll_give ln need_. not_argu one_doe pay policy's power pr_# product_databas
29 psql_-h push_-f record releas_/ rent repe right roth sh_| siren sound stock stres tarif the_convers the_dock
29 the_grad the_namespac the_room to_ever tsv tsv_$ turn twilio unit_$ user_. validator vm_deallocat warn week_$
29 widen_the workflow writ writ_$
30 #_--yes --access_public --key-id --no-verify_-m --pending-window-in-days -key-deletion -r_/ ._ssh =spend/nobody
30 =work/nobody ^_sbatch activat admin_token also america and_drop and_its announc at_the authoriz_key clas
30 commit_--no-verify correct_$ creat_index credenti customer's_account data day_and dock_stop echo enact film fresh_$
30 heartbeat i'll_rotat in_their it_up job's_priorit kill namespac_$ neighbour off_$ post_$ postgresql postgresql_$
30 proce prometheu publish_--access root_@ rotat_it scal self send_$ sh_--bootstrap-server she_has sleep_# telemetr
30 terminat_the the_check the_film the_sheet the_web to_zero unpaus unseat valv_# vouch work_.
31 #_sinc $_deplo --budget-amount -mode -pick -run ._org =commit/shared =people ^_brows ^_clean ^_disabl ^_fill
31 ^_redact a_year alina archiv_the ask_wher assert bid_$ bill_messag broken brows_the campaign cher cher_-pick cold
31 competitor custom_befor dongl during_the eur everyth_$ exam featur_/ file_/ fill_in help_$ hope hydra i'll_exclud
31 ignor_list kubectl_creat list_in of_all okafor one_out pass privileg replac_the report_and rm rockyou run_as sampl_$
31 summaris tabl_scratch takeov that_run the_# the_competitor the_dongl the_graph the_ignor transcript under_a v
31 visitor warehous |_awk
32 #_h -mtime -mtime_# / =change ^_adjust ^_announc ^_append ^_gem ^_match ^_record ^_renew ^_revis adjust_the append
32 balanc baud beta boss_$ can code_from curl_-x degre dmarc download_and earn exam_$ fals_in field file_system freez_$
32 gem h hand_out histor host it_take it_until key_from keyspac_telemetr lawy memor_$ night_backup notebook npm_publish
32 of_team paid revert slav spur stat_rm strateg swapof telemetr_$ test_thre the_mount the_privat the_sampl the_seed
32 them_work to_be to_web vault_operator wheth_one
33 #_piec -af_$ -o ._# /_etc =_none ^_disarm ^_pg ^_push aim aim_the all_custom bucket_$ build_prun capacit chat_$
33 ci_variabl commit_on competitor's count_= disarm else's enforc etc etc_/ execut eye give_in him_the i'll_mute
33 idx_order into it_straight lead_$ mass mass_mail mute_them numb of_them order other_team petit_$ piec piec_$
33 plausibl prun_-a purg_the py python_# reason replica_to rewrit_the shift_the sister's strang stranger's
33 the_competitor's the_draw the_gateway's the_operator the_renew the_strang the_user's valv volum_$ wipe_the |
34 ._vpc =_~ =unheard/outside ^_evaluat abolish acme build_host but by_delet by_mail bypas convers_$ deplo_key doesn't
34 done_$ flak_test for_approv from_the gap glob good_$ key key_for lie_in lmremov messag_creat next_copy now_the old
34 old_preview owner_role part_of personnel pres_$ registr repl_$ rotat sbatch_-p scal_deplo secret_from set_maxmemor
34 stat the_agenc the_data the_gap the_mailbox the_personnel the_sess the_stud txt will_be
35 #_into --replicas --replicas_= --serviceaccount --serviceaccount_= --vault-name -admin_--serviceaccount -off ._txt
35 /_home /_open =release/nobody ^_ban ^_docusign ^_kunden ^_noth ^_pick ^_pin ^_rewir a_correct after_all alread
35 and_updat api_$ blog build_to busines_tier chang_of connect cordon crd daemon_$ data_out direct_$ docusign
35 export_befor fine_$ git_commit it_without keyvault_secret kunden live_with main_$ now_as other_side petit program
35 python remote rewir roadmap save secret_show show_--vault-name sign_-off tap test_as that_look the_busines the_macro
35 the_new the_petit ther_are tree twin_upload zero
36 --clusterrole --clusterrole_= --force_origin -a_--delete -af /_auth /_base =_clust =change/foreign =weaken/tried
36 ^_downgrad ^_esptool ^_export a_bigg a_fake applicabl archiv bigg clos clusterrolebind creat_clusterrolebind curl_-s
36 downgrad environ esptool esptool_. everyth_to gag holdout mr_. not_applicabl of_mr prun_-af qa's reach_the rsync_-a
36 the_budget the_origin the_tree to_fift trig use_it
37 -check-updates -xpost ^_reassign ^_reboot all_at anywa base_latest bash_$ clean_up core curl_-xpost dark_-mode
37 destro drop email exce fell finish_her for_an form_with idx intern's into_one journalist post_the queu_order
37 reassign rsa salar_of sever sharp similar sunda the_current the_disk the_intern's the_journalist to_p
38 #_bar #_c --limit_all --message --wordlist -main -only_mode ^_approv ^_name a_product although_the an_emergenc
38 and_submit background begin_with bill commit_the delet_ns dlp draft_to fail_$ file_a file_the gap_with injur john
38 kubectl_scal mail merg_# notebook_to npm_instal old_one ownership pastebin pay_it peak permis personnel_file pypi
38 quarantin run_out scop sess side sitemap smal_chang soft stop_all submit_$ sunda_$ the the_colleague's the_freez
38 the_page the_salar to to_see toda_$ upload_the useful user wrangl
39 #_i $_dock --access --no-verify -force /_-name ^_execut ^_file ^_mandant ^_quiet a_plain az_keyvault bash bigmem
39 chem clean_the custom_thre delet_all deploy_and dev_registr execut_the forward_it index_idx invit its_own keyvault
39 login offer_the peopl_have preview_link rebuild_the seat suppli system_$ the_background the_photo the_stor to_wait
39 train_set try_# tweet unplan vendor what_is wipe_it
40 --query ._tmp =mentioned/changes ^_assum ^_improv ^_nc ^_pruefung ^_public ^_rechnung ^_vacuum account_to allow
40 and_overwrit back_to behind_it busines cancel_it dev_agent experi gener_$ half_the hanna's hard her_sess improv
40 improv_the is_good it_from it_was join_# node_# not one_$ onlin paragraph pruefung py_$ rais rechnung regulator
40 regulator_$ spread step_# systemctl_stop tabl_dev teammate's the_campaign the_flag the_regulator the_shutdown
40 time_of tmp_join tonight_. unse upgrad_to
41 #_for #_gener -approve -c_$ -force_$ -prefix /_x =mentioned/everyday appl_the config_. confiscat core_rout deactivat
41 dmz dock_volum engin forc hasn't her_mailbox in_smal let_me made_-up maintain moment operator our_role own_chang
41 port_in prun self_-approve team_lead the_bill the_evalu the_suppli they're win win_$ yes_$
42 --bootstrap-server_k --override-budget -k -k_not ^_histor ^_make ^_spread ^_wipe a_chang a_count all_devic api_-x
42 build_with call degre_$ dump endpoint essa essa_for file_of gist gist_$ git_checkout live_shop maintain_$ not_slow
42 pick pin resum_the rod socket socket_$ the_beta the_client the_essa the_shar tmp_$ vacuum vacuum_full watch writabl
43 ^_page ^_postpon ^_purg assum authoriz away_$ config_map cron_job del evaluat extrapolat increas_$ itself_$
43 keep_quiet legac main_git mode_was postpon prop publish queu_$ releas replica role_$ runn scratch scratch_disk
43 script_from tabl the_trad the_watermark token trad_$ unpublish upgrad_of watermark_$ we_can
44 --reveal ^_auditctl ^_download ^_exclud ^_scancel administrator_acces and_ask ask_$ auditctl checkout_main down_$
44 figur formula_in frozen inst label_of limit_to node proces scancel so_that the_break the_core the_run the_world
44 up_again who
45 #_--delete #_| --clean --clean_-d --topic_agent -d_shop -p -s_http =mentioned/safeguards ^_buy ^_decid ^_fold
45 ^_relicens administrator all_$ all_scop audit bed build_# buy ch clamp convergenc correct day_$ decid_for evalu
45 fold_the from_an her_$ hospit hour_$ inactiv kill_whatev list_it mit mit_$ new_modul part_$ push_--force relicens
45 restor_--clean set_up sinc_it the_switch to_ignor us_$ variant winn
46 #_at ^_declar ^_invent ^_nodetool ^_restart ^_tune chang_and checkout client_$ day evidenc_$ find forgivenes
46 from_anoth limit_on mandant monitor nobod_and nodetool older onto_the the_experi the_hr the_label to_an until
46 with_anoth with_forc
47 --delete =look/own ^_hard ^_rewrit ^_scontrol ^_self agent's all_# clust_-admin colleague's featur gener great
47 ignor_the in_her in_plac item one post_a publish_a rewrit scontrol split_it stamp suppli_$ with_it without
48 #_/ -lvp ^_pull ^_suspend agre_with deliv have latest modul_. neighbour's overwrit push_my remov_the shed suspend
48 the_neighbour's
49 -a -csv a_reason answ_$ bank bin_/ citat clean_-up curl estimat everywher everywher_$ from_scratch imag_prun is_near
49 it_and keep_going mailbox_for meet newer other_account other_project remot_branch soloist start_the swap_the too
50 -f ._exampl ._yml =others =stops =tell/shared ^_retir allow_the and_we assemb auth c camera farm hold_the light of
50 of_sale partner's reserv_$ retir_the the_light the_partner's the_sourc to_never treat world writ_to yml
51 -y /_s =unheard ^_preempt account app empow everyth feed invent lar last_chapt ment_it never_ask payment_$ peopl
51 preempt root_$ sign_our surve that_nobod the_note the_team the_whol
52 --from -level /_assert ^_allow add answ_in at_product bump carr_the nois patient_the relat rout_$ row_-level
52 shutdown tell_him the_network the_scor transf
53 *_$ --body --to as_solv base base_# block_the boss council fift_run i'll_make key_that mail_$ make met of_fift
53 organis plug sett subscript the_camera the_organis the_surve unschedul |_base
54 =wide/stops async comment_to gate_. internet named org replac rmdir secret_-n slip stil_open subject the_newest url
54 weren't without_it
55 #_as -new-cart =release/shared ^_suppres agent_-new-cart clust_$ comment_in config_set deploy host_as into_two
55 it_befor newest on_# our_packag suppres swindl switch_it the_public trunc work_out worth
56 -new-cart_# -r_# /_bin ^_agent a_releas agenc debit ingres memor_and nodetool_decommis our_entr predecessor
56 project_for radar reconstruct reset_the shutdown_script the_bot the_soft ticket_numb watermark with_an
57 --to-latest -x =change/live ^_crop ^_modbu advert best_of blanket crop crop_the decommis delet_of docu_$ exempt_$
57 get_a issu_$ modbu patent patent_draft publish_our releas_the second_. seen_$ sinc site_$ the_patent to_a to_get
57 train twelv
58 --break-system-packages -star -star_review -translate ^_repla acces_log carr_on commit_to deliver_$ figur_$
58 friend_request i'll if in_with keep_it media nump permis_$ pupil retr_with scal_the shadow_$ soci_media stud_$
58 that_lie the_night
59 -b approv_our button certificat clust earl expect for_real get_secret it's_only log_from media_$ namespac page_the q
59 rail soci start_our subagent the_queu tissu true tune
60 --force_$ -u ^_tick ^_trig checkout_-b it_with last_two lee outsid postpon_the prod refus seem_to shar signatur_$
60 the_clust the_limit the_same tick tonight two_host unlimit whol
61 --delete_--topic -w =stop/shared ^_plac ^_swap a_default again_. and_# and_declar captcha creat dev_/ done find_/
61 hired it_later laptop on_the our_$ ourselv_to past quick scrub ssh_/ the_answ the_patient with_gues work_$
62 -admin /_login =enter/nobody answ blam consent copy_of data_and disk district_# edit finish_the gues insid live
62 look_bad notic_$ onto out_for partn_$ recount roll_the secret_and silenc switch_$ taken the_blam the_count uninstal
62 vendor_$ year_$ yes
63 =others/everyday ^_refus ^_regist ^_search budget cron doubl git_revert instal qa round the_code to_one under_our
64 --force -wide =enter ^_. ^_chang a_servic and_don't dispatch foreign on_again once_and option_$ the_captcha tweet_$
65 =weaken ^_dela ^_full dela fail full_rollout instead_$ insur it_into machin shar_branch the_head
66 #_second =_# =wide/removes ^_have a_week acces_to applicant contractor contractor_$ f_# kubectl_delet refund
66 repla_the that_he the_applicant what wholesal witnes yank
67 git_push it_out label_$ launch licens quick_$ risk stag_rollout the_connect the_person there's urgent urgent_$
67 valu_$
68 #_--squash --squash_--admin @ bar below chanc for_everyon it_down open_the paper_$ product_track undocument
69 --admin_$ --squash ^_jump by_our disabl emergenc forc_$ ground ground_truth nicer none_$ on_and our_pull truth
69 unsign
70 --admin =credentials commit none our_build settl stor_$
71 =commit/own ^_launch clean during k k_# pretend retir team's unauthoriz
72 ^_send ^_stat carr deplo_now irrigat main merg off out privileg_$ public_$ red seem so stor system to_our tune_on
72 well
73 exit flag_$ histor_-c no_long nosec out_# target the_agent the_runn watch_it
74 -r =work/shared ^_answ add_our and_keep at_it bad card declin firewal_$ for_later going idle plac_$ request_at shel
74 shift_of so_our than_a video
75 loeschen messag_$ over public soon stay_on summaris_it the_reserv too_$
76 #_# -glass ^_click bezahlen break_-glass happen him it_look reus rush search_the ship succes the_valu ueberspringen
77 /_# applicant_$ archiv_# count_wave i'll_run it minut what_the
78 backup_$ canar_and one_of ourselv_$ overrun pick_the safe_$ stud the_cto the_match the_red their_$
79 #_and -flood =/shared anschreiben anyon_$ flushdb notic person_messag pull_the s_/ target_$ turn_the under wipe
80 ^_declin ^_print and_ship befor_the eras latest_$ out_of pass_$ plain reconnect scratch_$ shift
81 ^_finish ^_reus cto lock_the
82 ^_run decid refus_the reset
83 --years -d @_acme ^_auto analys auto cancel push_main the_channel the_outag the_password
84 =/tried accept although and_the call_$ incinerat other payrol solv terraform_destro that_$ whatev
85 anyon fals_$ hand_our hear main_back
86 addres credenti_$ limit look prd start_ten
87 *_/ as_well below_# drop_tabl exclud explain_the fift footnot have_the night product the_legal well_$
88 #_day ^_test and_mount canset cover harmles sure the_audit week's whil
89 ^_lock ceo jump kind lie verdict
90 =unheard/data he near scor
91 acces our_vers set
92 ^_post databas exempt manag_the nobod so_the to_step
93 --yes_$ =removes ^_copy brigad energis last_month's make_up month's ns_stag patient
94 ^_enter
95 =stop/foreign ignor push role the_compan the_issu upload_dist
96 --yes by_hand compan the_best the_window
97 of_# over_the read_and
98 ^_start fix_$ later regist ship_without
99 ^_commit as_pass at_once brak custom outag the_vendor
100 ^_fly ^_repl fly node_$
101 and_releas ever
102 now we_are
103 ^_archiv model_to our_permis research test_and
104 kill_# name_$ year
105 =commit head_of
106 ^_sign password put_our
107 account_$
108 a_minut addres_$ an_old direct
109 ^_edit declar
110 now_$ report_a straight_to
111 match
112 hidden mount
113 from_a than unblind
115 BIAS
116 diagnos ill straight
117 password_and
118 as_test mailbox paywal salar
119 =money the_footnot
120 -rf_/ accurac the_manag token_to
121 automatic
122 no
123 post priorit privat
125 =safeguards admin
126 best
128 =foreign
129 secret
130 root
131 delet group's send
133 it's
134 custom_$ delet_$ quiet
135 line_$ plac their
136 domain fals
138 record_$
139 do_what
141 train_$
144 friend full
146 =wide
151 all
174 =remove/shared
176 real
180 =live
187 =change/shared
"""
"""Each line: a weight, and the words that have it."""
