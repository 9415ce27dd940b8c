"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-338 =everyday
-221 noth_and
-220 noth
-204 sandbox
-177 in_our
-176 of_our
-156 without_the
-152 within
-149 at_#
-148 list
-146 ls
-144 this
-139 ^_ask output
-134 open_a
-131 ask_the cach
-130 =granted output_$ the_next
-128 test
-126 in_a note
-125 join_the
-124 describ our the_help
-123 as_plan now_and
-121 hand_the
-120 order_the quot
-119 averag shar_to
-118 after_the request show
-117 reserv_the
-116 candidat
-115 ^_git line lock_file releas_# retr run_$
-114 ^_instal git statu
-113 ^_quot again and_run mark_the next
-112 archiv_$ remind smart that_the
-111 =look each wher_it
-110 ^_flash ^_label fold_$ promot_the summar
-109 ^_ssh to_everyon to_the
-108 thre two
-107 overview the_agre the_script
-106 -t ^_wait dependenc
-105 -log -out imag one_more
-104 ^_fire
-103 local name_and play
-102 only
-101 =numbers/said =rest after commit_and explain prefix report_the
-100 =ours/safeguards flag verbos we
-99 ^_check ^_reserv ^_say own train_earl
-98 sect
-97 =told/0/data a_file ask script_$
-96 have_pass
-95 =numbers/said/removes take_a
-94 a_pull first_$ run's the_comment
-93 /_agent copy_$ push_again run
-92 no_$ the_commit the_rollout
-91 ^_log all_user i've it_# restor the_invoic unus_import
-90 ^_note say_so select testpypi
-89 -l count_$ info leav our_own propos
-88 -agent ._sh ^_draft ^_lay comma comma_$ help_page lay lay_the open_an tabl_$ why
-87 inform owner queu review_by the_open
-86 compar funct hr_$ kill_it text timer_$
-85 delet_it end_$ expand_to here migr_$ promot_to row_$
-84 ^_all ^_sudo back custom_the print_state snmpwalk switch_over tail trac_$
-83 =ruled-out/3 ^_not ^_yes as_approv count du statu_$ thread timer
-82 --describe =mentioned =provided/0/removes candidat_$ chang_$ emulator fold it_on our_test plot rememb teamleit
-82 ten_minut the_unus validat |_tail
-81 =numbers/new/changes =tell/foreign ^_join artifact at_all await bench inform_the lockfil sign_in signatur_are
-81 that_a
-80 -test =unheard/credentials agenda build doc finish_$ push_a stag summar_$ the_print window_$
-79 ^_strip an_owner asked attach_the construct creat_$ hint modul_$ once_the
-78 --version_$ blank creat_the hour librar_$ publish_it put_the remind_the upgrad_the vite which
-77 *_from /_out =told/0/outside ^_compar a_day colour look_for offic_$ ping tail_# text_$ the_secret traffic_$
-77 turn_off untest web
-76 ^_find ^_list and_push bench_devic delet_from forc_a help it_$ loop step watch_the
-75 =work/foreign ^_inform ^_migrat ^_slow agent besid_the factor look_up stair strip the_line the_loop the_trac
-75 to_product
-74 ^_comparison comparison_of diff emulator_# end get resolv_the result the_account touch up_to variabl_$ verif
-73 =ours ^_resolv comment print_on so_$ stdout submit_to the_updat traffic unus
-72 --port --port_# ^_remind ^_show block name replica_$ support's task the_bann the_schema today's
-71 as_a checklist debug migrat_the new_vers revok_our say trac
-70 add_the attach bann break_the her_. it_for offboard offic six so_i'm strip_the the_second the_upload the_vm
-70 when_the
-69 =rest/nobody ^_leav ^_tell ^_the approv_noth code curl_http district_$ flag_the in_what measur notif out_the stack
-69 terraform_plan the_archiv the_end the_run's
-68 #_minut ^_upgrad api_repo besid legal_$ look_at per photo provider's report the_provider's the_quota the_test
-68 the_untest whitespac word
-67 --version =mentioned/removes =numbers/new =ruled-out/1/safeguards against_a bot's bug_$ code_$ first ns_pr repl_to
-67 schedul_the size switch_# the_artifact the_bot's with_a
-66 -l_$ checkpoint earl_$ invert pip ring round_$ tell_the the_schedul the_summar to_everybod what_i
-65 -service ^_heroku ^_invert ^_link a_line delet_protect expir export_the format_the from_# heroku import invert_the
-65 lab leav_out mask_the protect remov_it the_chang the_tabl
-64 #_percent $_pwd --list /_main =trouble/people ^_break a_new add_a batch differenc flash_the for_$ for_account
-64 key_with lower_the norm plan's prepar pwd pwd_/ simulator_$ the_plan's the_vers
-63 -ls =change/own =provided/4/stops ^_averag ^_enabl ^_ment a_fresh and_report dock drop_it exampl_$ forward_the
-63 funct_$ jon notific remot_cach the_differenc to_all trail vers_$ writ_our
-62 -v_$ =ruled-out/4/safeguards =wish/credentials ^_collect again_$ are_in batch_in be_shar befor_$ colour_in
-62 file_that go_on herself it_against miss_$ quest queu_with scratch_copy simulator suggest test_card the_canar
-62 under_anoth virtu
-61 =theirs/credentials =told/3/everyday ^_pass ^_ship ^_terminat and_attach canar_$ gate_$ is_on of_project pass_the
-61 preview securit she tell_securit
-60 --max-steps -sim =tell =told/1/people ^_tag check deplo descript link_the messag model numb_as opcua resolv
-60 switch_to synthetic test's the_approv the_complaint the_word to_legal to_stag upload_with volum_of weight
-59 -reset_the /_pip =provided/2/stops ^_map ^_psql a_candidat cach_/ demo leav_it localhost login_$ mail_to mkdir
-59 of_my openssl prompt runn_the select_count slow topic_branch vpn_$ we've with_its with_our
-58 --no-update ^_curl ^_replac a_sign accept_the befor deploy_$ draft everybod_$ goe grep half import_$ label_the
-58 metric more_round note_it random region scal_our shop_# snapshot the_brows the_larg the_vpn then_$ tls_$
-58 untest_branch variabl were with_both
-57 #_say *_. -reset =rest/foreign =unheard/people ^_connect ^_factor ^_propos as_step by_the count_the doc_/
-57 factor_-reset far formula_$ from_sess job_# memor_use other_user product_$ put_both test_to the_old user_to
-57 without_an
-56 =numbers/new/people ^_mark attent branch_with break complaint_to core_$ date_of four fresh_build localhost_$
-56 origin_main page_$ ring_$ schedul_of set_$ stand step_$ support tab tenth the_dependenc the_upgrad to_its upgrad
-56 uptim uptim_$ when
-55 #_cascad -list -v ._/ /_retr =change/tried =changes =mentioned/people ^_back ^_id and_stop book_a data_into manag_$
-55 meant modul of_this read releas_it responsibl sampl search_$ second securit_wher succeed succeed_$ tag_$ the_fixtur
-55 the_responsibl the_safe togeth token_of why_it
-54 =said/4 approv_releas comput document funct_to give_the imag_rm it_ther it_would list_the log open_pull prefix_$
-54 prepar_the put_it report_that save_the six_$ slow_down spac_$ use within_the
-53 -refresh-only ._pem =own =provided/3/removes =said/3 =spend/shared after_# agent_# all_host an_export canary's
-53 catalog check_that comment_$ count_* cut_a dril form_$ given headles into_a is_left kubectl_get pem quer rate
-53 schedul sort stop_and the_canary's the_five the_pool thermostat_$ virtu_environ
-52 --check --init -agent_$ ._cach =asked =weaken/live ^_bake ^_increas ^_nmap a_note a_tabl abort appendix assembl
-52 back_$ can't canar_to charg checkout_$ click_$ council's house's human hypothesi it_anoth its log_with migration's
-52 nmap region_as site submodul the_migration's the_option third train_. up up_$ user_administrator verbos_output
-52 yml_--check
-51 -app =others/removes =ruled-out/4 =told/2/credentials ^_writ against cash fake for_anoth generat licenc_$ model_as
-51 more offer on_in only_$ open patch_w problem problem_$ re region_$ simul simulat slot_with spreadsheet test_phon
-51 the_file the_output the_reboot the_simul ts |_grep
-50 #_by $_our =provided/4 =work ^_flag ^_inspect ^_promot ^_summaris ^_terraform and_open anoth_half as_miss at bug
-50 deni duplicat fresh half_hour head_in i'm inspect kubectl_top lt new_option our_sess page's pilot plan plan_$
-50 proce_to rebas restart retent_of sixteen the_third the_weight the_workspac top updat_on vendor_/
-49 -an -n_prod -rf_$ ^_assembl ^_build ^_fix ^_offer ^_stop and_hand anoth app_# host_of i'll_take increas_to
-49 insid_the it_goe later_$ path rsync_-an shar_test stream test_set thre_of unlock_the verif_$ with_thre
-48 -footer /_api ^_block ^_delet ^_dock ^_generat ^_order ^_restor branch_in calendar checksum docu duplicat_.
-48 enter_the entr_$ fixtur how it_anew layer provider's_test qualit quot_the redi rollback_shop the_deni to_half
-48 token_$ tonight_$ topic writ_the
-47 --user_restart -preview /_app =ruled-out/3/changes =told/1/money ^_consul a_review a_topic action again_in and_it
-47 authorit compar_the consul data_/ default_$ deploy_/ event forc_the hash interfac_$ link_to model_card numb_and
-47 of_servic on_$ ops pars pass_and quot_it reset_our rotat_$ switch systemctl_--user the_imag the_librar today's_date
-47 try try_again
-46 --ts -test-3 ._-name =remove/tried ^_destro ^_format ^_request a_report b break_$ demonstrat duty end_here
-46 export_for find_. helm_histor i'll_throw job_$ m new on_duty out_to phas_$ plant redeplo rm_-f second_approv
-46 sheet_$ the_load the_memor ticket_. titl tmp_/ torch trial weight_to
-45 ._plan =told/0/changes ^_look ^_rout ^_updat and_say are as_sect bundl cert dir flag_off frida is_done live_site
-45 pack releas_for rout_the show_aws simul_$ spac stat_show that_we the_fix the_parent ticket_in to_look turn_our
-44 -cache -cache_polic -compose -exporter -n_# =data =provided/1/credentials ^_merg ^_prepar ^_queu a_case
-44 agent_-preview anonymis apt_-cache goe_$ hold_$ id imag_$ librar on_a plan_say request_a roll_out summaris_the
-44 the_anonymis the_name them_in to_ten unit_test vers zone
-43 #_make --match-head-commit --merge ._yaml ^_rm ^_slack a_messag a_ticket bench_$ desk_$ doc_$ drop_privileg
-43 ever_five everybod fe hand_over here_$ is_ther larg log_retent next_window origin_/ point_to second_$ set_the
-43 sinc_step slack_-cli stat_$ the_chart the_manager's the_request the_review ticket_$ time_for to_go which_group wish
-43 workspac_$
-42 #_$ #_. =/live =look/shared =numbers/said/people =provided/0/outside =provided/4/data ^_firebas ^_measur account_as
-42 continu_with earli firebas for_each fram_$ i'll_stop into_our keyspac let_it link ment_the once_more period
-42 platform_team pod publish_noth purchas_$ quest_to real_traffic redi_$ reserv rollout_$ screenshot stal_branch
-42 tenth_of the_inactiv the_platform the_prompt the_report the_unit tmp_# to_purchas to_ring transl validat_$ wheel
-41 --channel --force-with-lease --force-with-lease_origin -in-the-loop -kit -newer -start -state =ours/removes
-41 =ours/stops =provided/2/data =wish/outside ^_expir ^_point ^_unpack a_test and_wait ansibl_all asking build_log
-41 chang_to contain_$ copy_to delet_our dns_$ down_by du_$ error forget i inactiv_account inbox interviewer's mode_$
-41 on_without one_day phon pret push_--force-with-lease pyc queu_-p rebuild regist_the renew_the restart_search
-41 server's softwar support_$ temporar tfstat the_date the_draft the_free the_job's the_qa the_role the_server's tmp
-41 to_green unpack unpack_the vm wait_$ wc wc_-l
-40 --bigkeys /_shop /_web =provided/3/money ^_extend ^_play ^_rollback a_funct as_measur attempt_$ backup's
-40 benchmark_$ brutal cach_$ calendar_$ chang_it chmod_# commit_with deplo_to dev_serv df drop_keyspac error_rate
-40 fire_one flash hundr_time in_test it_is lock_timeout measur_$ minut_$ next_numb now_so on_under once out_$ owner_$
-40 parent_first pipelin public_read push_to pytest shift_a size_and systemctl test_mode throw time_into tomorrow's
-40 top_node use_the
-39 --topic_order -fleet -keygen -keygen_-lf -lf -lf_~ /_$ =ruled-out/0/stops ^_cut ^_draw a_sampl ack ackmod and_writ
-39 bgp bind_to blue_$ box branch_$ catalog_$ clust_/ code_and common comparison dbsiz dbsiz_$ dock_kill document_$
-39 extend_the far_$ form free hang heroku_config ireland is_free json limit_$ lr merg_queu of_eight prob prototype's
-39 prun_the pub_$ record_that repair report_it requeu rollback_$ said so_far ssh_-keygen start_a supplier's
-39 ten_percent the_api the_contract the_fund the_integr the_order the_timelin timelin twent ward_$ y
-38 %_$ ._$ /_clust =provided/3/people ^_suggest ^_velero appl_for as_they az_vmss brows c_$ dock_rm dumm dump_into
-38 given_to green_$ has_ended highlight intern_track is_within lock_$ look_into never_click notif_the our_work
-38 part_that polite send_a sinc_# stop_here the_biggest the_column the_smal this_test until_they velero velero_backup
-38 vmss who_never whoami
-37 -get_updat -l_/ -zv /_gradlew =_/ ^_continu ^_follow ^_i'll ^_no all_traffic artifact_stor asked_$ blog's
-37 blog's_record both cancel_the consum dispatch_$ ephemer exampl export follow_the fram gh go_$ gradlew his
-37 i'll_resolv in_for log_of nc_-zv npm_pack off_again offer_to old_blog's on over_$ per_cent pictur pre record_the
-37 retr_the stag_$ stil_in team_$ terminat_all test_copy the_changelog the_default the_polic the_releas we_have
-37 workspac
-36 #_m -rc ._acme =look/live =trouble/everyday ^_describ ^_give ^_pgrep a_tenth and_leav and_link and_w canar
-36 changelog compil ended extract invoic journalctl journalctl_-u messag_with nobod_answ our_flag overla pipeline's
-36 pool quart quart_of rank request_and search shard show_the team that_one the_local the_page's the_rank the_row
-36 the_ward the_work to_blue total train's user_that wallet's
-35 #_--wait #_aa #_creat --diff --dry-run_$ --list_$ --wait -build -s_# ._md ._run =look/nobody =numbers/new/removes
-35 =ruled-out/2/removes =told/4/stops =unheard/everyday ^_add ^_bind ^_hdf ^_one ^_prun ^_throttl aa alert_with an
-35 an_hour annotator as_in austria bind can't_reach check_dist csv_for desk dfs enabl hdf hdf_dfs here_and him_so
-35 i_can't id_$ in_sandbox is_in lyche make_the manag_. mayor md memor_request mutant noth_leav publish_$ pull_request
-35 raw_$ reach_him repo_view robot_. s_# stack_$ stag_with stal tarbal that_all the_annotator the_migr the_pars
-35 the_task throttl twin_check warehous_$ work_offlin
-34 #_messag --pattern --scan --scan_--pattern -cli_--scan -de /_core =mentioned/data =provided/1/money =spend/foreign
-34 =tell/nobody ^_lift ^_roll a_month app_. batter beam build_/ cat_. choos commit_$ compatibl condit cost count_of
-34 day_. dev_$ differenc_$ down_to embed engine_$ env_. evidenc five flight gap_for gatewa get_ns group_the hand_it
-34 may no_custom of_the our_topic pars_$ permit pip_download point prompt_and refresh remain_# request_for
-34 restart_node return rollout securit_team seed_$ sign somebod_to spin spin_up stop_at the_numb the_virtu them_$
-34 they_are time two_$ when_it
-33 #_until --to-revisions -service_$ =told/0 =told/0/removes ^_embed ^_revok ^_switch account_manag an_issu and_chang
-33 answ_with anzeigen artifact_with as_she blue board_$ collabor crontab_-l curv cut dead dependenc_vers disposabl
-33 draft_an draw_the ephemer_environ for_thre interv into_the invoic_is klist log_deplo lower md_$ messag_that mock
-33 on_our on_tomorrow oper our_deploy our_draft plan_time post_as propos_$ pruefen remark report_. self_-service setup
-33 tc the_admin the_cost the_lab the_plot the_snapshot the_time the_vote to_self undo until_# widen_to wiederholen
-33 within_budget
-32 #_~ --get --limit -caller-identity -cli -out_= -reload -sh -sh_/ =provided/3 =ruled-out/3/stops ^_mask ^_python
-32 a_patch api_. bisect build_$ claus config_--get continu_tomorrow don't_touch draft_a du_-sh engine explan face
-32 field_$ for_our for_read get_-caller-identity go_back i'll_sign input_$ is_$ new_test nine our_contain patch_$
-32 phon_numb pric_$ prod_-c read_it rerun return_it review say_and spool stop_the sts_get that_step the_chat the_face
-32 thermostat tier timestamp_$ updat_the |_head |_wc
-31 #_f #_s --check_--diff --fill --merged_main --since -d_wheel -destroy_-out -lab -r_require =ruled-out/2/money >_#
-31 ^_acknowledg ^_gh ^_i a_quart acknowledg agent_-build and_add away_and branch_--merged branch_to cach_of continu
-31 csv databas_as db_. destro_. do_$ floor for_review for_ten from_last from_our histor_| hold instal_-r it_through
-31 job licenc log_and main_| moder our_/ our_servic password_$ plan_-destroy print_which psql_prod quest_$ rang
-31 remind_to restor_the rig set_a that the_document the_funct the_pipeline's the_screenshot the_shard the_transl
-31 throw_the type user_without validat_the wire_the worktre xarg_git
-30 * --no-pager --user -m_avc -ts -w2 /_print =provided/2/safeguards =stop/own =wide/safeguards =work/tried ^_advanc
-30 ^_ausearch ^_awk ^_bkil ^_defin ^_influx ^_rsync ^_select ^_spend a_comment and_show anoth_name applicant's
-30 ausearch ausearch_-m avc avc_-ts bkil bkil_# bump_the chronyc ckquorum control_$ curv_$ dba defin defin_a
-30 dependenc_$ deplo_/ devic displa ended_$ fire_the gcloud_sql git_worktre influx integr is_down it_finish it_to
-30 log_| memb_$ memor model_on npm_audit one_numb rehears request_so require rsync saving_$ screenshot_. sort_|
-30 stateles sub team's_channel the_dba the_latest the_saving the_train thirt ticket touch_$ uniq uniq_-c vendor's
-30 worktre_remov |_uniq
-29 #_ls --delete_build --stop -commit_run /_health /_v =numbers/new/safeguards =provided/2/changes =told/1/credentials
-29 =told/3 =told/3/safeguards ^_abort ^_df ^_issu ^_npm ^_qstat abort_the an_exampl blur cell cent_$ checksum_$
-29 comment_on consol correlat curl_-i demo_# find_the firm free_room gone_$ i'll_do i'll_set in_uat intent keep_the
-29 lint loss ls_s noon noon_$ on_stag preview_$ qstat regres result_/ resum secret_$ serv start tag_the take_note
-29 the_cach the_dril the_event the_salar the_vendor's then_revok to_them uat vault venv vote week_and within_our
-28 #_x -dartifact -dev -download -e -i_http -v_main . /_cdn /_config =numbers/new/money =ruled-out/1/stops ^_lint
-28 ^_renam ^_unlock a_free a_list accessibilit and_start and_try are_green are_miss asset aws_sts beta_to by cdn_.
-28 check_are clos_this coin coin_$ come_back cost_$ counsellor disregard do_it five_hundr give_it gone grep_-v it_in
-28 load_the migr mirror_$ next_step offici our_old person_$ person_data poll print_$ promo report_as restor_--list
-28 review_and slack solut sts stuck sync tenant the_bin the_design the_prob the_repla this_chang unlink view wher
-28 zero_$
-27 --dir --dir_= --instance ._tgz /_site =numbers/said/money =ruled-out/1/data =stop/tried ^_airflow ^_halv ^_only
-27 ^_profil ^_squeu a_draft and_tell averag_$ back_. batch_and betriebsrat card_$ chang_our channel_$ deadlin dns
-27 dry_run error_of extens fallback for halv i'll_leav i'll_mask i'll_rais last_# netlif netlif_deplo next_free
-27 on_that once_with our_fix outli own_test poetr purchas pytest_-x read_to schema_. sim squeu suit systemctl_is
-27 test_databas test_tenant tgz th_$ that_name that_team that_this the_docu the_project the_toll this_releas timestamp
-27 toll toll_bill total_$ upstream wait_for what_it yet
-26 #_request --json -backoff -destroy -h_prod -snapshot -ts_recent ._key =ruled-out/0/changes ^_choos ^_client
-26 ^_combin ^_patch ^_plot ^_skip ^_submit a_$ a_. all_run alter_the analysi and_see as_done ask_who baselin_$ branch
-26 branch_off cach_result can_see chip combin complet_$ config_/ convert correct_the drift fort health_$ i'll_copy
-26 i've_sent ids in_client key_in left_$ line_after loadgen measur_the messag_in messag_into need_a note_to older_one
-26 patienc percent_$ profil_the protect_$ publish_averag recent recent_$ refactor right_away run_= say_that sent_it
-26 show_which so_i've so_no systemctl_restart tag's take_down teardown templat ten the_first the_link the_timestamp
-26 timeout use_port we_made wheth_the
-25 --all_$ --context --context_prod --depth --filter --key --merged -agent-12 -c -logs_$ -m ._explain /_catalog
-25 =provided/0 =told/2/changes ^_ansibl ^_comput ^_ps ^_rebuild ^_rule ^_simulat ^_systemctl a_branch a_label
-25 again_and agentdev aggregat all_region and_look ansibl bus bus_$ cent client_# collect_the crawl_the drain_web
-25 evaluat_it extract_$ fail_with fenc file_is fine_i'll gath git_-c heroku_app i'll_keep i'll_push instead_of
-25 interview is_verif is_what kubectl_--context lift_the list_of m_. make_test nginx note_$ num paus_the period_#
-25 pgrep pgrep_-u pump releas_to report's rule_# run_# saved seed smal_$ suspect team's_job team_about the_demo
-25 the_interview the_owner the_tax the_test's then this_run's unus_licenc user's_password wt
-24 #_of --alias --fix_$ --soft -rules_delet -tmp ._count ._lock ._net =_true =look/foreign =mentioned/credentials
-24 =told/2/money ^_adb ^_aws ^_bring ^_circleci ^_compil ^_import ^_notif a_norm a_photo a_scratch a_suggest allow_$
-24 anoth_room approv_and ask_its az_group ca circleci circleci_config count_docu dead_link diff_$ digest disabl_it
-24 dock_imag door_fault exist file_we get_deploy head_# helm i'll_disabl import_. in_stag in_to inbox_$ instal_from
-24 kubectl_describ line_on lock_poetr norm_user npm_owner ns_prod of_user open_it outag_$ over_to password_was poetr_.
-24 pres_offic pres_on push_the queu_behind request_to restrict seal_$ select_* seq servic_web shop_/ skip_the so_we
-24 ssn start_after terminat the_box the_deadlin the_mainten the_mast the_usual the_waf to_her with_what
-23 #_to --all --cert --watch -agent-1 -n_$ -n_run -t_plant ._agent ._load ._m ._test /_pump =/own =ours/money
-23 =provided/1/changes =work/live ^_convert ^_mosquitto a age all_old and_give and_once awak binar check_. ci
-23 conservator deplo_@ disk_and fund fund_$ grow him_$ in_ever increas is_over keep_our ls_/ mast_data memb model_$ na
-23 nodetool_statu old_messag org_/ origin_head plant_/ port_# preview_databas pric privac priya prod_-main produc
-23 psql_$ pump_/ releas_note repeat request_= revok run_. schema ship_$ shop size_$ spark spark_. split_the start_phas
-23 start_with stay_with t_# that_and the_dump the_live the_pair the_privac the_short the_valid valid_set
-23 vendor's_support whoami_$ with_and writ_down
-22 --count --spider --spider_http -u_root -xpurge /_doc /_es =enter/own =provided/4/changes =wish/data ^_du ^_filt
-22 ^_forc ^_freez ^_ls ^_namei about alarm and_deplo and_load auth_can axis berechtigung bounc branch_-d
-22 build_director can_-i copy_the createdb dark_one declin_$ dont doubtful download_$ es eval extend filt_the for_sale
-22 formula get_pod gh_repo git_fetch grad_$ hamm handl he_can head_$ historian img includ_the it_again job_we
-22 kubectl_auth larg_runn last last_week lint_$ list_for lookup m_$ map more_$ mosquitto mvn namei namei_-l new_key
-22 nobod_has option our_job's our_releas our_scratch outcom pencil peopl_$ person pki plot_$ raw reboot recept remov
-22 schema_$ seri shop_$ spend srv_/ stay_in sudo_apt svg temp tentativ that_zone the_axis the_bug the_certificat
-22 the_dark the_exampl the_on this_task to_read told try_it unit upload_$
22 #_--approve #_from #_sudo --approve --budget-amount --privileged --purge --target -aq -aq_$ -cli_-h -o_yaml -xdelete
22 ._io ._org /_log =told/1/removes ^_exempt ^_killal ^_numb ^_pg ^_strik accept_criteria after_an all_of all_partn
22 allow and_end app_dev be book certif clean_the company's_card contributor criteria criteria_$ crontab_-r
22 curl_-xdelete definit dictat dock_tag drop_the engag environ_variabl eras_the everyone's exec_-n fals_in few fit_$
22 found_an from_her git_stash good graph hardcod him_the histor_$ hypervisor hypervisor_$ idx immobilis intern_network
22 io ip killal kubectl_cordon kubectl_exec kubectl_rollout larg_file lea littl make margin match_the medic merg_befor
22 new_logo new_polic ninet nominat numb_look patch_the payment personnel post_and post_the product_traffic ps_-aq
22 push_-f pytest_-k reconcil registr_/ replica_to rm_modul root's screen see_how sh_$ strik strik_the tag_app tcp
22 tell_all term_$ that_platform the_bench the_car the_doc the_hypervisor the_machin the_personnel the_publish
22 the_statu tick_the to_it to_none until until_tomorrow what whoev with_invent
23 #_eur #_h --query_. -config -n_kube -system ._txt =change/foreign =remove/live =theirs/changes =told/2/safeguards
23 ^_activat ^_carr ^_expand ^_get ^_mv ^_pick ^_proce ^_widen again_on alread and_ment and_overwrit archiv_the
23 as_consent auditd banish bar_$ certificat_for contributor_$ copy core_# countermand credit d data_to detect_-only
23 down down_again drug error_$ eur expand file file_system film firmwar_to flushal flushal_$ for_now from_its h host
23 i'll_also i'll_restart in_an incident index_idx interpolat into_detect it_a kick_off kill kms kube kube_-system
23 kubectl_label legal_notic mail_the manu manu_chang maximum meet_for mv mv_/ old_. org_$ pay_the peak petit pkil_-u
23 polic_$ prob_$ py quarter quarter_numb read_. reboot_$ redact_the reposses scar self shown sign_up swap_it take_our
23 that_run the_check the_environ the_field the_film the_leav the_neighbour the_paid the_petit the_quarter the_vehicl
23 them_as train_on trust txt_$ volum_rm waf_into warehous we_see widen ~
24 $_deplo --message --no-verify_-m --overwrite --overwrite_$ -dskip -hosted -main -q_$ -read-timeout -y_$ /_dev /_proc
24 =commit/shared ^_decid ^_del ^_name ^_sbatch ^_sinc ^_unsubscrib adapt_the after_all agent's america appl
24 backend_pid began began_$ behind_it book_first by_a chmod_-r clarit cm commit_--no-verify commit_on contract_$ could
24 dana's decid_for del_lock deplo_shop dlq done_it eleventh featur_branch filt first_clas get_a i'll_give i_found
24 in_five it_from leav_request mark_them moving my my_own myself namespac_and oakmont's oakmont's_trial of_staf off_on
24 one_out our_chart our_new pid_from power proc proc_/ prometheu quarantin rela remote_$ remov_the report_with
24 sbatch_-p scratch_disk script_so set_maxmemor sitemap someth systemctl_disabl taking tarif the_expect the_freez them
24 to_fift try_the valv_# visit_$ without_test wrangl
25 #_-e #_on #_the --submit --submit_for -af -branch -i_s /_payment =change/nobody ^_disarm ^_do ^_great ^_transf
25 ^_twilio a_copy acme_. and_clos anoth_team's auct authoriz_key commit_of company's_name cron_job delet_ns disarm etl
25 except_$ failov fastlan_deliv fix_it gh_workflow great_expect i_# in_$ in_smal kill_pod licenc_of mode_was ms
25 next_wave note_on old_data order_. paramet_in pod_web postgresql postgresql_$ pres_$ program prun_-af ps_-q rule_$
25 runn_to securit_group select_pg so_peopl sql_$ test_total the_origin the_paramet the_subscript trig twilio user
25 webhook_$ with_other workflow_run writ_$ yml_--limit
26 #_instead $_az $_live --ids --ids_$ --key-id --pending-window-in-days -env -key-deletion -manager -manager_. -n_shop
26 -o_tsv -r_$ ._cert ._id /_auth =mentioned/stops =others/safeguards =provided/4/everyday =told/1/safeguards
26 =unheard/changes ^_accept ^_cher ^_eras ^_evaluat ^_mail ^_pipe ^_reset a_few acme_/ all_stor backend badg by_mail
26 cert_-manager certificat_. clock comp correct_in crd_certificat creat_--role deallocat deallocat_--ids delet_crd
26 dismis dismis_the dock_stop doe_not draft_to featur_/ for_five gateway's give_in glas goal helm_uninstal idx_order
26 increas_$ instruct itself journalist mailbox_$ me_see name_get not_argu ok one_doe order other_side partn
26 personnel_file pg pg_terminat pip_instal pipe postgr_$ reach requir resum_the sed_-i sharp sist stash stock
26 take_back tax teammate's telemetr termin_$ terminat_backend that_look the the_emergenc the_figur the_goal
26 the_journalist the_mount the_send the_sist to_last toda_$ tsv tsv_$ turn use_sudo vm_deallocat we'll weekend
27 #_--since #_degre --header --limit_all --timeout --vm -ng -target =planned =planned/everyday ^_announc ^_ban
27 agent_and alwa and_we anywa_$ as_skip chapt company's demo_$ deplo_key disk_$ dock_rmi download_the driv embargo
27 enact enterpris extern frozen head_to her_sess hour_$ i'll_make id_rsa inst_$ into_# log_web new_. null poison
27 policy's python_$ rack reason repe rerun_the root_@ roth s sh_--bootstrap-server shar_$ strong tabl_with
27 the_company's the_enterpris the_renew the_topic ther_is through_anoth to_one to_web ulimit workflow zpool
28 #_-u --add-config --alter --entity-name --entity-type -configs -f_analytic -lock -lock_= -mode_to -r_-f /_host
28 =_none =provided/4/safeguards =release =work/nobody ^_adjust ^_fake a_paid a_password adjust_the again_. an_emergenc
28 analyst analyst_$ append_the baud bill_messag bin borrow_a bypas chat_$ clas clickstream coerc commerci cordon dmarc
28 doesn't duplicat_contact footag from hanna's its_result last_year's messag_creat most mrn need neighbour night_run
28 now_as occup pgopt pipelin_$ plausibl prun remote repositor rival rout set_dark sh_| slav sleep_# stat_rm stop_all
28 stranger's stres swapof test_out the_find the_footag the_rival the_stag tls to_find trac_. validator vault_operator
28 year's
29 --desk --max-order --no-verify -r_/ -rm ._# =theirs ^_kick all_devic all_key auditd_$ away_$ balanc bash_$ bigmem
29 campaign capacit chem client_to cold credenti dag_list dock_ps idle_$ it_straight languag live_shop machin_transl
29 midnight midnight_$ miss_approv my_branch namespac_$ network_$ noth_$ numb old_one on_# onto_the participant
29 patient_$ prun_-a replac_the sdc slot_$ snapshot_$ ssh_$ takeov tank test_environ that_are the_data the_graph
29 the_offic the_user unblock v_margin year_$ zip
30 #_--yes #_gener -mode ._ext =commit/nobody =trouble/removes ^_acces ^_escalat ^_file ^_mkf ^_pin ^_stag airflow_dag
30 an_admin and_submit archiv attach_administrator bash contract_by control curl_-x dag earn escalat ext ext_# eye
30 file_/ gener_$ hand_$ hand_out have_a her_$ home if_the it_all job_so key keyspac_telemetr kubectl_creat laptop_$
30 lmremov make_it mkf mkf_. my_laptop now_the pr_merg product_with put python_# real_card shadow split_it spur strateg
30 submit_$ sudo_$ sunda telemetr_$ the_ci the_network the_rate the_room them_work truncat warn wheth_one
31 --wordlist -check-updates -on-error -playbook = =numbers/new/credentials =ruled-out/0/money =told/1 =wish/money
31 =wish/people ^_borrow ^_redact a_plain abolish activat alarm_$ alina and_commit and_go ansibl_-playbook ask_$
31 clon_the compan_$ correct_$ creat_or customer's_account deactivat deliv disabl_the drain end_the figur gener good_$
31 heat home_/ hydra injur it_until it_work john kubectl_patch ledg_$ list_-o logg memor_$ merg_button npm_instal
31 or_replac org own_chang primar_$ privat_messag py_$ replac_view roadmap rockyou sale_$ show_$ stabl step_# strength
31 the_# the_domain the_e the_evidenc the_stud the_tree they're we_can
32 #_-delete #_for -f_$ -x_post /_open =commit/foreign =ruled-out/1/changes =said/1 =unheard/money ^_gem ^_improv
32 a_servic bid_$ bump capacit_$ chang_of ci_variabl client_$ count_= demolish direct_$ even fell file_of file_the
32 from_anoth gem him_that immutabilit improv improv_the inst_. instead is_miss key_$ ledg list_in log_$ need_.
32 next_copy notebook okafor one_under our_role our_serv overview_dashboard ownership ownership_$ primar privileg
32 promot_our psql_-c repl_$ resourc retent_to root_$ skip subscrib test_can the_director the_grad the_meet
32 the_operator the_primar the_sess tonight unseat vacuum without_tell work_.
33 --prune --role --serviceaccount --serviceaccount_= -admin_--serviceaccount =_~ =provided/0/people >_/ ^_op ^_rewir
33 ^_rewrit account any applicabl ban_the but canar_has chang_the checkout_main crd entr_to equal finish_her flak_test
33 forward_it glob had half_the imag_prun kick logg_in not_applicabl op other_team ourselv overwrit paus_$ pkil_#
33 point_$ project_$ queu_order reach_the restart_deploy retry rewir rewrit role_$ rollout_restart stamp tabl the_agenc
33 the_current the_dock the_macro the_namespac the_registr the_sourc ther_are to_p unknown vouch yes_$
34 #_as --clusterrole --clusterrole_= -approve -force -new-cart -translate -xpost /_-name /_report =_clust =tell/live
34 =weaken/foreign =weaken/nobody ^_noth ^_tune ^_unpublish a_product agent_-new-cart answ_for can case_$
34 creat_clusterrolebind curl_-xpost dashboard dock_volum evaluat extrapolat fine_$ for_ever for_the formula_in
34 has_book her_mailbox is_good lie_in limit_on mask_auditd mass mr_. name_of numb_of of_mr paragraph post_a
34 redirect_the reserv_$ rod scop self_-approve shift_the spread switch_the systemctl_mask systemctl_stop the_draw
34 the_full the_phon the_privat the_seed the_silenc the_transf this_year to under_a user_.
35 -sf ._vpc / /_home =wish/removes ^_append ^_postpon ^_regist ^_relicens a_moment append assert begin_with beta
35 commit_straight core_rout custom_befor dark_-mode disk dock_push engin env essa essa_for everyth_to it_was ln look_.
35 mass_mail mit mit_$ night_backup one_is pay_it port_in postpon relicens rmi save scratch sms socket socket_$ staf
35 stash_clear the_comparison the_essa the_sheet the_tag valv
36 #_do --query -playbook_site -prefix /_data =spend ^_match ^_preempt ^_scancel ^_setenforc ^_vacuum and_announc
36 announc_it asking_$ at_product commit correct d_in declin_the deploy edit_the hand hasn't holdout kill_whatev kim
36 kim_$ main_git preempt proce promot_canar run_as salar_of scancel setenforc setenforc_# stil_work student sunda_$
36 suppli the_core the_gateway's the_warn to_never transcript unse wipe_it without_asking
37 #_/ -a_--delete -logs -new-cart_# -off -replace =_$ =numbers/new/data =ours/changes =provided/2/money ^_agent
37 ^_flush ^_for a_chang a_fake admin_-p all_custom all_scop as_the authoriz back_the background borrow carr_the ch
37 checkout competitor config_map dongl down_for employ form_with git_commit ignor_list in_her insid into_one long
37 one_$ paper part_$ publish_our python report_$ revert rsync_-a sign_-off tap the_background the_competitor the_dongl
37 the_ignor the_mark the_real the_student unschedul upgrad_to vacuum_full vpn_certificat win_$
38 -mtime -mtime_# /_etc =told/2/everyday ^_clean ^_docusign a_bigg administrator_acces alter answ_$ bigg bump_$
38 busines_tier cancel_it candidate's chang_which citat daemon_$ dave's dlp docusign download enforc etc etc_/
38 ever_happen evidenc_$ forc helm_rollback keep_quiet month's_report notebook_to noth_ever our_packag out_# page_say
38 push_with rebuild_the releas_/ replic resend same_time scan_this sinc_the so_it system_$ the_broken the_busines
38 the_candidate's the_new the_suppli then_push to_ignor use_it wave_# win with_backof without work_$
39 #_bar #_i --force_origin -p =ours/data =provided/1 =ruled-out/2 =theirs/removes =trouble/stops =weaken/tried
39 ^_declar ^_downgrad ^_reassign ^_resend a_count a_default a_reason agenc bucket_old build_with clusterrolebind
39 curl_-s dev_registr domain_$ downgrad everywher everywher_$ have_in it_without job's_priorit link_$ main_$ merg_#
39 never_ask newslet old_-logs operator or own_request pin r reassign releas_the set_up start_the the_evalu the_newslet
39 the_shutdown the_soft time_of try_# twin_upload upload_the websit
40 #_| --access_public --to --vault-name -force_$ =mentioned/safeguards =numbers/said/everyday =told/0/safeguards
40 ^_approv ^_buy ^_nc ^_self ^_spread ^_suspend all_servic clamp comment_in convergenc convers_$ download_and drain_w
40 dump else's empt_the instead_$ invoic_run keyvault_secret partner's publish_--access seat secret_show
40 show_--vault-name strang suspend take_$ the_answ the_beta the_bill the_partner's the_strang them_. valu_and what_is
40 |_awk
41 #_--delete --body --override-budget --topic_agent -level -n_payment -only_mode =provided/0/everyday
41 =ruled-out/2/everyday =ruled-out/2/stops ^_full ^_page ^_rais ^_reboot ^_repla a_correct acces_log all_at bucket
41 build_host buy config_set confiscat curl degre delet_one dev_agent fill_in full_rollout i'll in_their join_# qa
41 rout_$ row_-level rsa tabl_dev the_bot the_colleague's the_deliver the_stor the_whol tmp_join upgrad_of url us_$
41 useful
42 #_into -a /_base /_x =numbers/new/everyday =numbers/said/safeguards =told/4/changes ^_push ^_quiet ^_retir ^_wipe
42 account_to anywa az_keyvault busines call config_. destro done gag it_and itself_$ keyvault merg_it mone monitor
42 onlin our_entr owner_role pastebin pick replic_$ retir_the runn scrub second_. servic_down site_$ start_our test_$
42 the_boss toler unplan writ_to
43 -star -star_review -y =provided/1/stops ^_fill a_made add auth base_latest bed bin_/ by_delet commit_to debit
43 deliver field for_a from_the hold_the hospit key_from made_-up mailbox_for ment_it moment not of_anoth onto pin_the
43 proces quota_of rais replica_from sinc_it soloist test_as the_break the_instal the_paper tissu wipe_the without_it
44 --bootstrap-server_k -f -k_not -u ^_assum ^_purg a_year acme allow_the and_# answ_in ban build_# clust_-admin
44 data_out deploy_-n during estimat i'll_put key_for label_of legac_ref memor_and not_slow old prop publish_a
44 reconstruct repla_the sampl_$ serv_of smal_chang switch_$ team_that to_owner tonight_. tune up_again with_anoth
45 ._ssh =mentioned/changes =people ^_esptool ^_kunden admin_token advert as_root block_the boss_$ captcha_with core
45 council esptool esptool_. experi for_real it_up keep_going kunden met neighbour's npm_publish option_$ partn_$ pay
45 promot reset_the subject suppli_$ the_label the_maintain the_neighbour's the_scor the_switch the_watermark to_an
45 to_see to_wait train_set watermark_$ will_be with_forc
46 --access --from -lvp -only ._env ^_allow although_the echo evalu farm farm_$ forgivenes from_an from_scratch
46 git_checkout ingres it_take light log_from newer quota reject_the the_budget the_experi the_light twelv vendor
47 #_again #_at --force_$ --to-latest -k ^_. ^_email all_# appl_the as_it async base_# build_to commit_it drop endpoint
47 is_near job's of other_project out right round see shadow_$ shutdown sign_our ssh_/ this_time watch zero |_base
48 =told/0/stops =weaken assum column_legac commit_the count_it creat data dmz email_the exce featur great help_$
48 last_chapt launch legac_id mail nicer preview_link push_--force rail rais_our sever shift_# so_that that_has the_bad
48 the_campaign the_surve unpublish until_it vendor_$
49 --reveal -c_$ -s_http /_assert =wish/everyday ^_crop ^_hard ^_mandant ^_pruefung ^_rechnung a_releas administrator
49 also api_-x camera carr_on colleague's crop crop_the data_and fift_run free_$ hard ignor_the intern's it's_only item
49 modul_. of_fift of_them one outsid pruefung radar rechnung ref target the_intern's the_shar treat volum_$ with_it
49 yes
50 #_second =stops ^_exclud ^_launch and_don't ask_wher comment_to day day_$ drop_column execut hope key_that list_it
50 own_permis product_databas project_for pupil regulator regulator_$ relat silenc swap_the the_night the_note
50 the_regulator trad_$ two_account widen_the
51 -demand /_bin =_# =outside =ruled-out/2/changes =spend/own ^_fold ^_invent a_script announc app best_of chang_and
51 cron del delet_all dev_/ fold_the git_revert invit mandant named of_all on_-demand paid queu_$ stor subagent
51 the_head the_sampl variant winn
52 =commit/own ^_creat ^_disabl ^_pull degre_$ go_to going it_fail patent patent_draft patient_the permis_to recount
52 secret_and slip that_nobod the_camera the_patent the_trad ticket_numb train whol
53 -admin =/shared =look/own =numbers/new/stops ^_quarantin audit certificat clos export_to host_as node predecessor
53 releas_branch sess shutdown_script subscript switch_it that_lie the_person the_world to_ever token unsign watch_it
53 watermark who worth
54 --clean --clean_-d --delete_--topic -d_shop -o -r_# /_login =release/shared =told/2 =wide/stops ^_delegat ^_empt
54 bank delegat delegat_the f_# forc_$ let_me ref_$ replac restor_--clean roll_the the_hr the_newest
55 -csv ._out =unheard ^_execut ^_make and_ask empow execut_the feed gate_. newest our_pull over script_from stil_open
55 the_same
56 -w ^_histor ^_scontrol as_solv clean_up code_from gap_with gist gist_$ in_it it_befor last_month's last_two media
56 media_$ month's new_modul past scontrol settl shar_branch soci_media surve too trunc two_host writabl
57 -b -r /_s =ruled-out/1/people =told/0/money =told/3/removes =unheard/outside ^_nodetool ^_tick base captcha everyth
57 figur_$ for_approv in_plac inactiv_user it_with nodetool notic_$ our_$ plug pretend registr reject releas_without
57 seen_$ serv_$ soci solv tell_him the_older tick without_a
58 $_dock ^_download ^_trig at_it book_it deplo_now file_a it_into kubectl_delet laptop lee postpon_the prod the_limit
58 to_a weren't with_an with_gues
59 --delete =told/4/everyday ^_click ^_revis ^_send assemb gues internet login minut of_sale out_for refund replica
59 request_at safe_$ sett system the_captcha the_client world yank
60 #_# -x =ours/everyday ^_print a_week and_watch answ canar_and on_the permis_$ releas secret_-n swindl the_connect
60 the_count the_match
61 -metrics ._yml carr clean_-up consent flushdb merg none none_$ ourselv_to page_the q rmdir shed stud_$ true tweet
61 valu_$ witnes yml
62 agre_with approv_our broken count_wave docu_$ edit fail keep_it product_track quick so taken the_patient transf
62 uninstal
63 *_$ =ruled-out/0/everyday =said/2 and_its by_our doubl friend_request insur into_two it_out k k_# label_$ lar other
63 other_account publish remot_branch request_approv seem_to soon work_out
64 -d ._exampl ^_jump ^_modbu ^_suppres addres bar custom_thre emergenc fail_$ inst live modbu rush suppres that_he
64 too_$ tune_on under_our
65 =enter =stop/shared ^_auditctl ^_start auditctl boss district_# exempt_$ expect it_later machin namespac
65 nodetool_decommis on_and quick_$ reconnect signatur_$ target_$ the_code the_reserv urgent urgent_$
66 -wide =provided/2/everyday @ ^_refus below canar_at decommis get_secret ground ground_truth have_the pick_the reus
66 scal_the ship similar summaris_it the_legal the_runn truth
67 #_--squash --squash_--admin =others ^_search archiv_# chanc earl find_/ firewal_$ hired in_with the_valu undocument
68 *_/ --admin_$ --break-system-packages --squash =told/2/stops acces_to and_declar approv have if nump releas_. week's
69 --admin ^_public add_our day_and delet_of later our_build permis privileg_$ salar what's
70 =/tried ^_stat and_then budget clean deliver_$ environ i'll_wait issu_$ once_and regist shar ship_without so_our
70 stag_rollout well
71 #_-n -flood =provided/1/everyday =work/shared ^_chang ^_plac checkout_-b exclud for_later nobod_and person_messag
71 shel shift_of the_public well_$
72 =change/live =money =ruled-out/1 =stop/foreign ^_reus and_keep and_ship fift find latest night nosec seem so_the
72 tweet_$ wholesal
73 =told/4 @_acme ^_auto auto decid invent lock_the off_for paper_$
74 -glass break_-glass flag_$ foreign it to_get video
75 --force ^_lock button card clust email fly_on happen legac older stor_$
76 =others/everyday =wide/removes copy_of exit it_down notic observ plain purg_the refus send_$ set the_clust the_red
76 year
77 mail_$ main messag_$ push_main the_channel the_issu unauthoriz wipe
78 ^_dela applicant dela look_bad on_again our_vers overrun push team's the_applicant the_bucket
79 ^_copy ^_swap analys fix_$ git_push him ns_stag off one_of plac_$ public stud test_and their_$ to_our whil
80 ^_finish ^_have blam near search_the sinc the_blam
81 ^_enter below_# contractor contractor_$ energis lie loeschen read_and retr_with stay_on the_page
82 =credentials bezahlen cancel instal make_up open_the reset there's ueberspringen whatev
83 /_# disabl drop_tabl finish_the hear licens scratch_$ the_compan to_app
84 anschreiben as_well blanket idle maintain public_$ push_my risk start_ten to_step under
85 #_day --years =enter/nobody and_mount ceo credenti_$ explain_the jump main_back of_# prd turn_the
86 =told/0/everyday account_$ backup_$ befor_the s_/ succes that_$
87 clust_$ histor_-c kind look pull_the what_the
88 --yes_$ cover footnot over_the the_audit
89 =ruled-out/1/everyday =unheard/data ^_repl dispatch harmles it_look limit maintain_$ terraform_destro the_outag
90 he manag_the match_$ no_long payment_$ the_team
91 accept from_a irrigat privat scor than_a unlimit
92 compan head_of i'll_run out_of payrol the_agent the_cto verdict
93 canset databas latest_$ role sure the_window
94 #_and --yes BIAS ^_post a_minut and_the are_done fals_$ name_$ red the_queu
95 ^_archiv applicant_$ cto incinerat node_$ shift
96 research run_out
97 ^_fly ^_run direct exempt fly we_are
98 call_$ match patient
99 kill_# the_best
100 =removes =told/1/everyday ^_declin anyon_$ model_to
101 ^_answ ^_sign declin
102 eras hand_our meet ourselv_$ secret
103 =said/0 =tell/shared for_everyon the_password
104 brak ignor mount
105 diagnos keep_a refus_the
106 ^_edit bad our_permis
107 mailbox now outag
108 although by_hand ever ill retir the_footnot
109 an_old
111 =commit anyon automatic password quiet
112 brigad declar
113 as_test
114 pass_$ report_a
115 nobod paywal
116 accurac hidden send the_manag
117 domain
118 =provided/3/everyday straight_to
119 acces no than
120 and_releas custom record_$
121 -rf_/ ^_test addres_$
122 custom_$ post product
123 do_what token_to
124 group's
126 best delet root their
127 straight
128 =foreign ^_commit upload_dist
129 =safeguards plac priorit the_vendor
130 unblind
131 fals
133 line_$
135 as_pass
137 password_and
139 admin
142 it's
143 full now_$
144 train_$
145 =wide
148 at_once
151 delet_$
155 all
159 put_our
161 friend
167 =live
174 real
177 =change/shared
191 =remove/shared
"""
"""Each line: a weight, and the words that have it."""
