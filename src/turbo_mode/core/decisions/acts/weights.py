"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-252 =everyday
-189 noth
-157 sandbox
-154 of_our
-142 ls
-139 list
-137 test
-136 noth_and
-131 =asked
-129 this
-128 output_$
-127 output
-125 within
-124 note
-121 ask to_the
-119 in_our
-117 describ
-114 our that_the
-113 dependenc
-110 ^_ask
-109 own
-108 -out we
-107 count
-104 add_the at_#
-103 run stag statu
-101 copy_$
-100 -t funct
-99 remind
-97 open_a
-96 =look ^_flash after archiv_$
-95 batch
-94 ^_ssh
-93 ask_the git
-92 after_the line only quot
-91 in_a
-90 imag next
-89 hand_the without_the
-88 the_next then
-87 averag join_the lock_file
-86 ^_quot
-85 agent wait
-84 order_the request
-83 =granted ^_instal ^_label timer
-82 =unheard/everyday ^_wait fold run_$
-81 show step turn_off
-80 fold_$ info queu the_comment
-79 code first_$ go_on prefix
-78 a_pull emulator statu_$ timer_$
-77 =tell/foreign ^_check agenda as_plan the_request
-76 ^_git our_own owner report_the smart task verif
-75 ^_say from_# open_an retr say
-74 ^_fire again each inform it_# name_and the_test trac wher_it
-73 --version_$ draft forc_a our_test select the_script variabl
-72 -log =rest model variabl_$
-71 =tell ^_resolv after_# strip_the tabl_$ thre
-70 kill_it look_up modul_$ offic one_more
-69 ^_mark build comma comma_$ it_for local remov_it script_$ the_print
-68 -l_$ =change/own =own ^_format ^_lay a_file and_run emulator_# give_the hint import_$ inform_the lay lay_the leav
-68 to_stag train_earl
-67 back export_the first hr_$ legal_$ once_the ping propos the_account which with_a
-66 cach_$ look_at mark_the
-65 --version -l ^_join ^_log artifact at cach have_pass support's take_a the_brows unus_import
-64 ^_find bench_devic candidat delet_it format_the id loop overview rebas restor securit tmp_/ touch whitespac
-63 ^_restor chang_$ demo du explain lockfil modul result summar we've
-62 *_from =changes ^_draft ^_not ^_note end_$ provider's repl_to spac_$ that_a the_loop the_provider's the_unus why
-61 -m doc earl_$ row_$ run's the_pool trac_$
-60 -agent branch code_$ quer second stair
-59 ^_inform ^_pass as_sect check end librar_$ pass_the prepar review_by tail text the_dependenc topic_branch up_to
-58 --dry-run =mentioned a_day blank break_the default_$ of_this publish_it sect team the_funct
-57 ^_show await council's diff herself human invert text_$ the_vers timeout untest validat
-56 =others/removes =rest/nobody ^_invert ^_reserv colour formula_$ invert_the it_on load_the redi the_repla the_two
-56 unus
-55 -sim =look/shared ^_fix ^_increas and_attach attach_the by debug expir norm opcua protect rememb remind_the
-55 snmpwalk stdout teamleit window_$ within_the
-54 =unheard/people ^_strip head_$ instead_of memor_use name offic_$ quest rate resolv stand team_$ the_cach the_updat
-54 trail
-53 --describe /_agent ^_block a_look anoth attent b candidat_$ data_into dbsiz error free leav_it list_$ miss_$
-53 stop_and the_day the_memor the_output verbos
-52 ^_comparison ^_delet ^_map ^_ment a_new and_stop cert checklist click_$ comparison_of event finish_$ flash_the
-52 imag_rm lab log now_and offboard preview prompt report report_that request_$ spac summar_$ tell_the the_help
-52 the_lab the_last to_legal unlock_the
-51 =data and_leav box fixtur funct_$ hold_$ into_a measur more pool print_on tell_securit terraform_plan the_rollout
-51 token_of
-50 ._plan ^_break ^_count ^_list at_all block break_$ charg document from_sess region_$ reserv_the runn_the search_$
-50 shop_$ snapshot strip the_complaint the_end the_other |_tail
-49 ^_averag ^_enabl ^_remind against back_$ both break drop_it fresh_build get larg out_$ repeat synthetic the_archiv
-49 the_canar tls_$
-48 /_rebas =look/nobody =mentioned/removes ^_slow ^_tag a_line ansibl_all complaint_to delet_protect descript forward
-48 hold import lock mail_to our_old rebas_# support the_invoic vpn_$
-47 #_$ --bigkeys -an a_fresh appendix code_and compar how is_$ make_the one_numb point push_a revok_our rsync_-an
-47 simulator_$ slow_down submit_to the_fixtur the_imag the_second untest_branch volum_of
-46 #_percent =release/tried ^_dock bundl entr_$ flash forward_the it_by licenc_$ on once only_$ pars plot random rerun
-46 slow the_artifact the_review the_summar the_workspac turn_our verif_$ whoami
-45 --max-steps -v =work/foreign ^_connect ^_heroku ^_migrat a_report are are_green check_are comparison count_*
-45 delet_from forget heroku key_with left migrat of_project period play prepar_the replica_$ review select_count
-45 sixteen the_chang the_untest the_vpn the_word then_revok to_its togeth
-44 -ls -v_$ =planned =planned/everyday ^_compar ^_nmap ^_writ befor cash chang_to df district_$ field_$ localhost_$
-44 lock_timeout nmap remot_cach spreadsheet stream support_$ test's test_card the_plan the_row topic use_the writ_our
-43 --no-update -agent_$ -fleet -n_# ^_repeat ack ackmod and_open as authorit csv deplo_to devic embed for_$ forc_the
-43 help is_within lint page_$ point_to problem problem_$ requeu ten_minut that_we the_bann two
-42 #_messag -out_= -s -test-3 ^_embed ^_extend ^_inspect ^_rerun ^_take az_vmss demonstrat docu extend flag
-42 inactiv_account inspect intern_track migration's never_click no_$ record_that restart start_from the_inactiv
-42 the_prompt the_run's today's today's_date trial under_anoth updat_$ user_to vmss who_never
-41 #_minut $_our ^_one ^_request ^_rout bind_to bug client_# don't_touch down_to far is_left it_$ librar localhost
-41 messag_with metric other_user path reset_our rout_the stal switch_# tail_# the_draft the_librar the_line the_name
-41 thread vendor's
-40 /_main ^_rollback a_messag a_tenth batch_in canar_to changelog comput csv_for differenc drop_privileg file_$
-40 manag_$ notif plan plan_$ put_the quot_the re regist_the secret_in slot_with tenth testpypi the_fix the_vendor's
-40 uptim uptim_$ user_administrator validat_$ why_it with_our
-39 #_s --list -destroy =spend/foreign ^_ansibl ^_build ^_cut ^_psql ^_publish ^_unpack an_hour and_wait ansibl bench
-39 bug_$ by_the cut green_$ in_test interviewer's lr migrat_the prefix_$ psql raw simulat simulator test_mode the_free
-39 the_fund unpack unpack_the vm
-38 ._/ ^_collect ^_leav ^_lift ^_tell a_test all_check chart check_that ci creat_$ exampl for_anoth funct_to
-38 instal_from interfac_$ messag notific ops purchas_$ rebuild responsibl reviewer's rollback_$ second_approv so_$
-38 spend tag tag's the_deplo the_differenc the_file the_responsibl the_reviewer's the_secret ticket_$ to_look
-38 to_purchas to_them traffic view zone
-37 #_by =stop/nobody ^_bind ^_summaris abort and_hand and_report appl_for asking bann bgp bind checkpoint comment_on
-37 compil default desk_$ down_by file_that form_$ get_ns hour is_ther it_ther label_the look_for manifest manifest_$
-37 open our_topic pack pod's push_to quot_it right_now set_a sheet_$ ssh tab test_set the_batch the_larg the_preview
-37 the_schema this_test were workspac_$
-36 --to-revisions ^_drop ^_order ^_pgrep ^_prepar ^_propos ^_terminat ^_the agent_/ alter_the be_shar befor_$ dns
-36 do_it doc_$ dock_kill document_$ dump_into extend_the gate_$ highlight it_against login_$ over_to quest_to say_so
-36 shop skip_the stil_in suggest the_chart the_chat the_timelin timelin to_anoth total wheel wish
-35 --topic_order ^_id ^_point a_case a_note and_chang and_it asked chart_$ differenc_$ imag_$ mvn on_$ our_draft
-35 our_flag per plant supplier's the_doc the_snapshot unus_licenc upgrad workspac
-34 #_of #_to =change/tried =work/own ^_keep ^_promot ^_unlock anonymis brows dead doubtful duty has_ended hundr_time
-34 in_sandbox known line_after ls_/ new on_duty proce_to promot_$ rang redi_$ restor_the sampl shar_$ the_anonymis
-34 the_dashboard the_open try_again virtu wait_$ widen_to
-33 -de =mentioned/data =work ^_continu ^_link ^_play ^_qstat ^_systemctl ^_terraform attach brutal curv dependenc_vers
-33 dns_$ duplicat explan extract filial given lift_the no_custom on_stag phas_$ plan_say platform_team pre prod_-c
-33 propos_$ psql_prod qstat qualit region resolv_the said scal_our sign six step_# step_$ that_all the_build the_cost
-33 the_dump the_platform the_safe to_ourselv train_. vers writ_the
-32 --instance-ids -build -dartifact -download -snapshot -test ^_describ ^_flag ^_ls ^_measur ^_openssl ^_replac
-32 account_manag agent_-build baselin_$ build_$ comment counsellor dock fresh hand_it in_client notif_the off_again
-32 openssl period_# pric_$ releas_for shard split_the summaris_the the_pars then_$ use_$
-31 * --merged -h_shar ._pem =rest/foreign ^_forc ^_profil ^_throttl ^_velero a_label acme assembl author benchmark_$
-31 branch_-d build_log bump_the compar_the dependenc_$ desk ended expos fram_$ fund fund_$ grep hang is_in it_is
-31 kubectl_get ment_the on_origin overla pem pem_$ poll regres result_/ the_load the_owner velero velero_backup vers_$
-31 wire_the
-30 -preview -service -sh -sh_/ ^_df ^_mask ^_reject ^_squeu again_$ agentdev and_tell and_try applicant's axis cat_.
-30 cut_a dev_$ du_-sh enabl env_. exampl_$ flag_off fort four here histor_| http_/ includ_the insid_the list_the
-30 lookup moder our_servic pair_to profil_the pytest quest_$ request_for squeu start_again templat the_axis the_option
-30 the_synthetic throttl vpn when which_group |_grep
-29 --get -service_$ /_out ^_merg ^_queu ^_ship ^_spend an_owner and_start as_measur charg_the condit delet_our
-29 featur_$ for_sale it_as klist kubectl_top licenc messag_that next_free note_it old_key pars_$ pip_download put_both
-29 repeat_the resourc_without restart_the self_-service setpoint stat_of succeed sudo_-l the_tabl the_templat
-29 the_variabl the_vote time_for timestamp_$ to_self top_node track_$ try unit_test virtu_environ warehous_$ wheth_the
-28 -test_# /_$ =mentioned/people ^_includ ^_lint ^_submit and_load are_miss as_a asset branch_$ branch_to channel
-28 charact cost curl_http db_. diff_$ displa fram gath handl heroku_config let_it lift measur_$ next_window noth_$
-28 offer_to oven publish_$ read recipe's refactor review_and say_$ switch the_admin the_column the_config the_employe
-28 the_integr the_polic the_setpoint the_virtu to_go track upgrad_the
-27 -aet -in-the-loop -reload /_health =stop/tried ^_assembl ^_charg ^_notif ^_rebuild ^_remov ^_select a_list a_photo
-27 agenttest api_repo b_$ changelog_$ check_dist conservator dead_link dir dispatch_$ du_$ echoscu error_of error_rate
-27 five_hundr for_approv for_our format health_$ in_ever numb_and officer's pac parent_first pipeline's privac
-27 promot_the releas_# right_away softwar stack_$ sub suspect the_default the_job's the_pipeline's the_privac top
-27 twin_check until_they vault_token
-26 #_f #_on --dry-run_$ --pattern --scan --scan_--pattern -c -cli_--scan -ts /_site =look/foreign ^_bump ^_roll
-26 a_funct a_ticket accept_the and_see anyth ausearch avc besid_the branch_in can't clos_the commit_with complain
-26 complet_$ contain_$ ephemer f found git_branch git_checkout hypothesi it_can't learn log_and lookup_$ merg_queu
-26 mirror_$ next_step nobod_answ note_to npm_owner ns_prod of_eight old_stack plot_$ prob prompt_$ prompt_and purchas
-26 read_the recent remind_to repair repo_view restor_--list roll run_the simul simul_$ the_certificat the_event
-26 the_kernel the_plot the_simul the_time the_traffic the_trial to_finish token_lookup traffic_$ would
-25 #_until --check -keygen -keygen_-lf -lf -lf_~ ._explain ._pub /_api /_shop /_web ^_adb ^_destro ^_give ^_ps ^_sudo
-25 ^_suggest agent_-preview anzeigen attempt batch_$ cach_result checkout_$ deadlin dril escap_the fast_$ free_room
-25 here_$ hous hous_$ import_# input_$ lyche npm_audit our_deploy our_work poetr preview_$ print_$ pruefen pub_$ quart
-25 quart_of revok rm_-f robot_. save_the so_we ssh_-keygen the_agre the_deadlin the_document the_login the_old
-25 the_shard the_smal the_transl the_unit the_upgrad to_# user_that whoami_$ wiederholen yml_--check
-24 -h -lib -lib_$ /_retr =/live ^_acknowledg ^_issu ^_updat a a_norm acknowledg adb and_commit artifact_with binar cat
-24 checkout common consum core_-lib creat_the curv_$ draft_an ended_$ ephemer_environ fire_the host_. integr invoic
-24 it_would norm_user password_$ pki print_which ps_$ read_it retr_the seal_$ secret_$ seri size stack systemctl tag_$
-24 tell that_this the_parent the_type until_the without_an |_head
-23 %_for --filter -zv ._yaml /_gradlew =release/own ^_compil ^_defin ^_du ^_halv ^_kubectl ^_rsync ^_simulat a_tabl
-23 add_a anew_$ annotator artifact_stor blur collabor comment_$ compatibilit control_$ count_of count_the defin
-23 defin_a dock_imag floor for_thre format_$ given_$ gradlew halv heat_schedul id_$ limit_$ meanwhil nc_-zv on_our
-23 on_tomorrow pr_# ps pump pytest_-x qa_. rsync slic spin stateles stuck the_annotator the_local the_retent the_sign
-23 timestamp tmp to_sign tomorrow vers_and vote
-22 -commit_run ._$ ._lock ._sh /_srv =ours =ours/everyday ^_clos ^_comput ^_extract ^_firebas ^_only ^_proofread
-22 ^_stop a_patch abstain alert_with all_user and_put becaus_the beta_to bf canar_$ cargo chip choos ci_# claus clon
-22 column compatibl count_$ data_/ drift face fire_one firebas go_$ helm hiring hiring_manag invoic_is ireland is_free
-22 kubectl_describ line_with lock_poetr of_an once_with our_contain patienc permit poetr_. proofread proofread_the
-22 publish_noth renew_it rig rollback sandbox_$ saving_$ say_that srv state_$ tc that_name the_face the_hiring
-22 the_report the_saving to_read undo until_a user_without venv wait_until y
-21 -l_/ /_clust =enter/own =weaken/own ^_add ^_advanc ^_aws ^_gath ^_open ^_redi ^_wire ^_yes a_sampl answ_with batter
-21 build_/ cancel_the clust_/ coin coin_$ cut_the df_. file_into for_review generator_down group_the handl_$ item_$
-21 key_in log_with mayor mean mutant new_one ns_pr on_with oper paramet parent patch_$ per_cent pgrep pgrep_-u
-21 phon_numb redi_-cli rehears send_the sink somebod srv_/ stal_branch statistic systemctl_is templat_$ temporar
-21 the_releas the_set the_task time_and total_$ try_it turbo up user's_password vault vhost wire with_what
-20 #_--wait $_unset --count --user --wait ._agent ._custom ._updat /_raw =remove/nobody ^_airflow ^_cat ^_explain
-20 ^_hdf ^_more ^_pay ^_plot ^_prun ^_rs a_comment all_old an_issu as_in averag_$ bill_$ board caus continu_tomorrow
-20 custom_. declin_$ dfs disposabl firm for gate's hamm hdf hdf_dfs imag_on inbox into_our it_again left_$ list_all
-20 metric_$ migr mode_$ model_$ offlin_$ old_messag pass_and person_$ pipelin raw_$ real_traffic request_a request_the
-20 roll_back rs schedul_the scrol securit_team shift_a stag_-agent statistic_$ stop_the switch_back t_# take_note
-20 tenth_of the_fixed the_servic the_timestamp the_toll thirt tier_# toll toll_bill unset_tier updat_many upstream
-20 we_hold weight wheth work_offlin
-19 #_% #_train % --all-files --all-files_$ --all_$ --delete_build --diff --diff_$ --nproc --nproc_# --omit -topics_.
-19 ._count =/nobody ^_all ^_becaus ^_draw ^_rm ^_second ^_torchrun a_quart a_token age analysi approv asset_$ canary's
-19 checksum clos_this column_$ come come_back cost_$ count_docu deadlin_is defer draft_a find_the flight gradient
-19 graph_$ him_$ hit imag_to increas is_verif manu_$ nginx_on nodetool_statu once_as origin_/ page's patch person_who
-19 placehold port_forward postqueu prun_the publish_averag qshap remark report's rerun_the run_--all-files see_which
-19 slot spark spark_. start_after team_that the_asset the_canary's the_changelog the_offer the_placehold the_prob
-19 the_repl the_send this_chang this_run's this_task to_$ torchrun torchrun_--nproc two_$ until_# use we_have
-19 who_asked word_$
-18 ._-name ._prod /_es ^_circleci ^_cover a_free abort_the accessibilit agre_$ alon and_show artifact_$ as_done
-18 asked_for batch_and begin_the biggest blkid chapt chat circleci circleci_config ckpt ckpt_# config correlat coupon
-18 cover_the describ_node dn emu es es_. exampl_. fail_assert find_. garden gateway's gcloud_sql getenforc hash host_#
-18 http in_uat includ interv is_through kubectl last_# legal lengthen link lsblk lvs matlab new_test noop not_yet
-18 of_the order outlin point_out post_as pres_offic prod_# protect_$ rank remind_$ retr_$ s_# show_the size_$ slurm
-18 stay_$ sync t tabl_in team's_job that_is the_author the_copy the_garden the_payment the_rank the_rehears the_result
-18 ticket_in uat writ_down
-17 #_m --eval --eval_db --topic -it-2 -step3 ._corp ._klein =rest/shared ^_annotat ^_gh ^_mongosh ^_skip a_lock acme_/
-17 adb_-s agent_-it-2 alon_$ annotat_the anoth_room approv_noth asked_$ bisect bus bus_$ chang_it collect_the com_.
-17 coordinator devic_$ dialog firmwar_# flash_firmwar for_read formula heroku_app inquir job_we klein long mongosh
-17 mongosh_prod ms_. namei npm_pack one_from own_test prod_--eval rate_$ refer releas_on run's_workspac sanitis
-17 schedul sim somebod_to speak stat_$ switch_of task_has test_copy test_for the_approv the_claus the_dialog the_diff
-17 the_input the_mast the_scratch thre_signatur titl tuesday's unif volunte wallet's watch_the wc wc_-l wide writ_test
-16 --alias --list-keys -b -backoff -caller-identity -check -commit -t_plant -test-2 -tlnp -topics -w2 /_. /_pump
-16 =look/live =remove/tried ^_abort ^_cargo ^_estimat ^_mosquitto ^_ping ^_refer a_short aggregat annotat ask_its
-16 board_$ cargo_search ckquorum command curl_-i daytim deplo deriv dist_$ door_fault draw_the engine engine_$
-16 everyth_in firewal_rule fixed_vers free_tier frida_$ get_-caller-identity get_-mp grad_$ health historian http_.
-16 invoic_$ is_known is_over its_owner journalist's json kafka_-topics lea's let log_of note_$ note_the ns num
-16 old_releas operator_$ our_temporar outcom outli path_$ payment peopl_$ person_data pip plan's plant_/ pre_-commit
-16 prestag promo pump_/ repla report_$ resum_from retent sale seed_$ select_* seq shar_the smal_model speak_$ ss state
-16 sts_get subtract task_$ team's_channel terraform_validat that_was the_bug the_dril the_hour the_migr the_plan's
-16 the_slow the_work this_run touch_$ unlink up_$ v_# view_# web what_it www_/ zaehlen
-15 #_* #_as #_describ %_of --check_$ --comment --instance --nodepool-name -e -e_. -out-12 -s_# ._sale /_acme
-15 =weaken/shared ^_bring ^_combin ^_helm ^_ignor ^_let ^_npm ^_return ^_spark ^_train ^_yield a_human and_give
-15 anoth_name appl_it ask_for auth_can baselin batch_size betriebsrat blue_$ ca can_-i can_see cancel_# check_the com
-15 combin communic continu_$ continu_with df_$ docstr environment's fl gold_. hide human_$ instal_-e instru into_the
-15 io_$ job_$ job_for key's kubectl_auth limit_in line_in map mast_data me_$ measur_the messag_and mosquitto nobod_has
-15 nodepool of_user of_what offici origin_$ packag_without photo plot_the polite prescriber's public_of read_them
-15 reserv reserv_for retent_polic sec sheet shop_# stay_with substr suit switch_traffic system_df teach temp
-15 ten_percent tenant_$ the_docu the_doubl the_exampl the_key's the_post the_trip this_job to_hr trip try_$ uniq
-15 updat_the us yield yield_to
15 --privileged --target_prod -admin_$ -arm -demand -dskip -force_$ -mine -o_yaml ._org /_data =_ci =commit/foreign
15 =others/stops =rest/own ^_resend alarm_$ all_the api_-x append_the auth away_by broad centr_for commande
15 company's_card complet corp dana's dump_$ einkauf employe_$ engag fa flak free_the git_stash guard job's log_/
15 mailbox_of margin match_the null on_-demand on_monda our_serv out_# overbook own_$ partit quarter quarter_numb
15 rabbitmqctl_purg rack reboot_it releas_the repl report_and resend safet saturda sed select_pg slack spot step_one
15 subscrib tabl_with the_decis the_desk the_einkauf the_live the_page the_quarter the_record the_replica the_safet
15 the_serv the_wildcard them_as try_the unscrew vehicl_$ vpn_certificat whil_we wildcard without_a www_.
16 #_--yes #_dedicat #_e #_xlarg --accept-eula --silent -cli_config -installer -mp_preferenc -w -x_delet ._* ._dump
16 /_base =_. ^_bulk ^_call ^_deregist ^_enrol ^_great ^_plan ^_report ^_unpublish amount and_its and_ment and_publish
16 assert be borrow_a cancel_$ car_$ cat_~ clarit clear_$ cloud commit_on couri cran crawl data_team's definit
16 delet_core deregist dock_ps doubl_the e_# enrol export_befor great great_expect has hr i'd incident inst it_to kinit
16 label_node last_year's list_of live_$ market n off_for other_proces page_of pay_it pg_restor postgr_$ preferenc pres
16 product_databas rack_$ reproduc_it rival s scar second_run see_it sh_--delete site subject sudo_$ taint technic
16 terraform_forc test_$ the_car the_couri the_cran the_network the_rival them ther_is to_it ttl unknown
16 validatingwebhookconfigur vehicl ward xlarg year's
17 --dump-all --prune -close -db_$ -hosted -k_# -lock -mtime -mtime_# -n1 -target ._git /_tcp =_preview =weaken/foreign
17 ^_deny ^_evict ^_fuser ^_rotat a_public account all_custom alle alwa analyst analyst_$ and and_carr and_end announc
17 announc_the answ_for approv_with around_the aws_kms backend_pid base_latest book_the bulk centr certificat_$
17 check_as city compensat core_# credenti defund demolish deny_the destro e entr_to exempt_our fit_$ flak_test fuser
17 fuser_-k hardcod helm_rollback helm_uninstal home hypervisor hypervisor_$ immobilis immutabilit jt level mode
17 network_$ of_staf own_request participant password_from patient_$ pid_from power_$ quarantin reconfigur
17 reconfigur_the regulator reposses rival's roll_the root's sbatch securit_group sh_$ shar_branch sinc_it skipm someth
17 stal_row stornieren tcp_$ terraform than_# the_director the_evidenc the_field the_hypervisor the_model the_publish
17 the_smok the_subscript the_tag the_ttl ticket_older to_find toda unit_$ unsubscrib use_a var_/ xarg_-n1 zpool
18 #_-e -aq -aq_$ -creds -lock_= -unlock /_test =wide/people > ^_adapt ^_borrow ^_clear ^_flush ^_for ^_preempt ^_put
18 ^_reassign ^_twilio adapt adapt_the apprentic around as_the backend behind borrow boss_@ build_to candidate's cascad
18 cascad_$ checkout_main competitor's countermand customer's_account d_in dave's dedicat dedicat_= deny dmarc down
18 drop_schema edit_the employ enact endpoint_$ extern fail_test forc_-unlock get_free incident_channel ingres_$
18 jsonpath kms laptop_$ licenc_of list_and night_run one_out overrun paus_$ pay_the pg_terminat photo_$ pipelin_$
18 preempt ps_-aq reassign rm_-r runn_to save seen sess sh show_$ silent smok_test start_on symbol_from tcp
18 terminat_backend the_candidate's the_competitor's the_export the_flight the_miss thes to_all twilio twilio_messag
18 user's valu volum_$ warn without_tell work
19 --no-verify --yes_$ -deleted -manager -manager_. -only_mode ._cert /_* =_none @_# ^_append ^_attach ^_dismis
19 ^_exempt ^_save ^_solv ^_transf a_smal account_so all_region append bast bast_$ begin busiest busines campaign
19 cert_-manager certificat_. clust_-admin contract_by crd_certificat custom_call delet_crd detect_-only dictat dismis
19 dismis_the embargo end_the except except_$ file_of fix_it footag half_the if_the in_product into_detect it_was item
19 job's_priorit lea leagu ledg_$ logg_$ nominat occup on_behalf our_besid pip_instal pirat rabbitmqctl_reset
19 redact_the rent resubmit sale_$ same_$ sdc sist solv_the strong suff take_$ tank termin terraform_appl the_boss
19 the_emergenc the_find the_footag the_leagu the_sist the_vehicl tier_$ to_ever to_wait to_zero upgrad_to vlan vlan_#
19 waf_into whoev without
20 $_dock --add-config --alter --entity-name --entity-type --wordlist -configs -off -playbook_site =mentioned/changes
20 =weaken/nobody ^_hold ^_turn agenc_$ all_key beta_by car claim clickstream compan_$ date_$ del_$ earn eye filt flush
20 for_the fresh_$ into john macro_$ merg_$ minut_$ mr my_laptop nationalis new_program newslet once_$ part pay post_$
20 prod_$ py_$ queu_$ redirect_the remote_$ repe repl_$ rsa send_him sign_-off site's spur stag_rollout strateg superus
20 that_run the_clean the_client the_deliver the_driv the_grad the_graph the_measure the_newslet the_packag the_phon
20 the_stud the_user's tick_the to_be train_set v_margin valv_#
21 --budget-amount -db -on-error ._vpc /_etc = =commit/shared ^_accept ^_gem ^_op ^_reload a_fake a_password all_servic
21 api_$ are_$ argu argu_with auct base bucket_$ cloud_trail code_from coerc control could deploy during_the edge etc
21 etc_/ eur everyth_to fetch_it file_/ film from_her gem idle_$ inactiv it_under kubectl_label lie_in mone moving
21 name_get now_the numb_to okafor older older_than op our_namespac ourselv paper power ps_-q reconcil reject retry
21 rule salar_of seat sh_| ship_as should siren sound stat_rm summaris the_# the_expect the_film the_lawy the_leav
21 the_market the_namespac the_note the_salar till_the time_$ validator valv vault_operator verif_= watch weekend
21 written
22 #_c #_piec --body --key-id --overwrite --overwrite_$ --pending-window-in-days --query --to -key-deletion =_fals
22 =enter/foreign =work/nobody ^_adjust ^_sbatch ^_stay adjust_the agent_and and_clos ban build_# comment_to copy
22 creat_--role credit deliver dock_stop down_the everyth_$ i id_-o interpolat it_up lead leav_request ledg maxmemor
22 measure old_one overrid piec piec_$ policy's prun_-a reason record repair_the replic_$ rm self slot_$ stash
22 stop_cloud switch_it the_data the_draw the_gate the_sheet ther_are to_product unseat upload_the will
23 %_$ --query_. -rf -sf -x_post >_in ^_pkil ^_reset ^_to ^_try a_copy and_delet appl_$ bash_$ bid_$ bike by_a
23 certificat_for cordon data deactivat download_and else's etl exam fall fine fine_$ for_now free_$ glob half home_/
23 its_own ln lock_all manu_chang measure_$ old paid pkil privileg promot_canar remov_the replac_the rm_-rf serv
23 signatur skip stop_all subscript_$ take test_out that_are the_ceo the_dock the_macro the_neighbour the_real the_room
23 the_screen the_staf to_p transl_$ webhook_$ which_is
24 -a_--delete -r_# -rm ._yml =_# ^_downgrad ^_exclud ^_redact a_refund ask_wher bash capacit_$ channel_$ correct
24 cron_job dashboard data_$ deplo_the downgrad driv echo even evidenc_$ freez front hand_out heartbeat hope i_#
24 instruct latest lawy maintain maintain_$ mass mass_mail minut mr_. name_of namespac_$ night_backup ns_-l of_all
24 of_mr ring_# rsync_-a runn_$ scop scratch that_platform the_addres the_beta the_host the_pull transcript unplan up_a
24 use_it visit visit_$ yml
25 --charge --yes -f_analytic -r_-f -r_/ ._py /_home /_proc =mentioned/safeguards =remove/foreign =weaken/tried ^_noth
25 ^_rewir a_bigg account_to agenc an_emergenc as_skip bigg boss_$ bypas case_$ ch codeown collect commit_the core
25 dev_registr direct_$ dry eight enforc exam_$ execut fals_in file_a for_an for_ever freez_$ had incompatibl ingres
25 it_fail it_take key_for key_of kubectl_patch neighbour or ownership payment_$ phas privat_messag proc proc_/
25 reach_the renew rewir rewrit_the ring set_up sister's strang swapof that_has the_agenc the_form the_paper the_strang
25 this_year turn unpublish what_is wipe_the
26 $_az --ids --ids_$ --role -main -o_tsv -prefix ._id ._io ^_ban ^_evaluat ^_rais a_script abolish all_# america beta
26 bill_messag cart ceo_$ chat_$ crd creat_or daemon_$ deallocat deallocat_--ids endpoint enterpris from_step gag go_to
26 hasn't in_$ io kim kim_$ link_$ nobod_and old_preview or_replac our_key owner_role py quota_$ remote replac_view
26 send_$ significant sourc takeov tap test_the the_check the_enterpris the_photo the_privat the_renew they tsv tsv_$
26 vers_under vm_deallocat world zero
27 *_/ --delete_--topic --override-budget -af -delete =change/foreign ^_disarm ^_nc ^_pipe ^_tune a_hundr accept_$
27 allow_the correct_$ disarm gh_pr her_$ him_that in_their ip keep_quiet key_into lead_$ paus personnel petit_$ pipe
27 plc post_the prun_-af registr_/ repo set_maxmemor stock stranger's that_look the_flag the_origin the_personnel
27 the_tree they're tonight tree tune up_again url user_and
28 #_gener #_i -delete_$ -pick ._ext =unheard/outside ^_allow ^_announc ^_docusign ^_file ^_kill ^_mkf ^_npx ^_reboot
28 ^_resum ^_tick a_product all_devic all_scop bed capacit cher cher_-pick comp connect contract custom_thre data_out
28 delet_all dlp docusign doe doe_not environ_$ everyth ext ext_# file_system gener git_push him hold_the hospit
28 intern's lmremov mkf mkf_. not_argu npx off_the offer_the one_$ one_doe other_side packag_$ paragraph petit publish
28 publish_a rais_the runn sbatch_-p screen shadow stabl suppli the_benchmark the_domain the_freez the_intern's
28 the_mount the_petit tick time_of to_fift up_in valu_$ with_anoth yml_--limit
29 --access_public @_corp ^_chmod ^_esptool ^_execut ^_histor ^_kunden alread bank bin_/ chmod curl_-x dock_volum
29 down_for engin esptool esptool_. execut_the fell file_the form_with from journalist kunden merg_the npm_publish
29 operator personnel_file prun publish_--access pypi secret_from sharp side site_$ tabl_scratch tell_him
29 the_colleague's the_journalist the_operator the_product the_seed the_suppli truncat unse
30 --vault-name /_dev ^_disabl ^_get ^_invent ^_revis ^_truncat although_the archiv assemb behind_it customer's day_$
30 del from_the gap head_to hydra if k k_# key_from keyvault_secret once_without port_in purg_the rebuild_the rockyou
30 run_as secret_show show_--vault-name spread the_break the_customer's the_evalu the_gap tissu transf widen_the yes
31 -admin -run ^_brows ^_declar ^_mandant ^_match ^_scancel ^_watch a_chang answ_that anywa az_keyvault bigmem
31 brows_the by_delet chem clamp convergenc domain_$ entr experi fail failov find_/ for_a gate_. key keyvault main_$
31 modul_. peak print_the proce proces replica_to scancel serv_$ shadow_$ shed shel soft the_campaign the_newest tmp_$
31 to_an to_see without_it
32 #_at #_for -i_s -x ._tmp =_~ =spend/nobody =unheard/money ^_purg ^_releas agent_$ and_submit balanc begin_with
32 calibrat dev_agent earl empt exce gap_with hand_$ hard her_sess host_$ join_# made_-up newest off_$ onlin rod rotat
32 sed_-i ssh_/ stamp submit_$ tabl_dev the_limit the_trad tmp_join to_step treat until_it user week
33 =change/nobody =unheard/safeguards ^_assum ^_fall ^_pruefung ^_public ^_rechnung ^_spread a_plain all_$ and_overwrit
33 background carr_the confiscat dev_/ draft_to evalu evaluat fall_back from_an in_plac it_from list_it new_modul
33 partner's pruefung publish_the rechnung replac reserv_$ sever similar socket socket_$ suppli_$ the_background
33 the_bill the_hr the_node the_partner's upgrad_of week_$
34 #_a -c_$ -check-updates -k -k_not =tell/shared =wide/stops ^_page ^_suspend a_releas authoriz_key by_mail citat cron
34 crop essa essa_for everywher everywher_$ fake injur not_slow of_them org own_chang part_$ partn_$ program pull red
34 soloist stat suspend team_lead teammate's the the_bot the_budget the_essa the_runn the_shutdown the_stor the_whol
34 twin_upload
35 -lvp -o ._# ^_auditctl ^_improv ^_pin ^_renew a_reason after_all assum auditctl away_$ bill colleague's creat
35 data_and debit dock_push down_$ environ estimat frozen gist gist_$ improv improv_the is_near it's_only keep memor
35 npm_instal pin prod push_registr the_switch trad_$ tweet writ
36 -approve -csv =release =release/live ^_vacuum administrator archiv_the as_pass bin block_the c docu_$ find good_$
36 happen in_her increas_$ login mit model_to neighbour's origin_main permis releas_branch relicens run_out script_from
36 self_-approve sign_up stor_$ swap the_neighbour's trunc will_be work_out
37 --access --force_$ --limit_all --reveal =change =people ^_rewrit ^_wipe add_our async build_with client_$ do empow
37 forc git_revert host_as ignor_the memor_and monitor on_to onto_the patient_the product_$ project_for purg
37 reconstruct revert rewrit spar test_as the_label the_red the_scor the_spar the_team us_$ wipe with_the writ_to
37 writabl ~
38 #_bar /_s =unheard/removes ^_buy ^_complet ^_decid ^_do ^_download ^_quiet add administrator_acces advert ask_$
38 at_once at_the buy cancel_it carr_on clos complet_the config_map core_rout decid_for district_# log_from newer
38 our_role reset_the smal_chang so_the swap_the try_# we_can
39 -a -translate /_login =others ^_pull ^_scontrol ^_swap config_set consent disk exclud figur forward_it head light
39 mail of_# of_sale rais replica rout_$ scontrol swindl system system_$ the_core the_disk the_light the_soft vacuum
39 vacuum_full win win_$
40 --to-latest =wide/everyday ^_self ^_suppres befor_the corp_. featur_/ formula_in from_scratch good hired is_good
40 keep_it label_of last_two make mandant nosec pass_$ permis_$ reach rmdir round set_the suppres team's the_mailbox
40 to_ignor too two_host yank
41 --break-system-packages -new-cart =weaken ^_hard ^_modbu ^_nodetool ^_pick ^_push ^_repla agent_-new-cart answ_$
41 approv_our commit_to feed kill_whatev modbu no nodetool nump organis other_account other_project page_the pick
41 post_a rail relat remot_branch seen_$ shutdown_script than the_experi the_organis trig unsign variant winn
42 -star -star_review ^_chang ^_name ^_trig allow authoriz figur_$ going it_and itself_$ keep_going label_$ memor_$
42 near ourselv_to prop quota safe_$ sign_our the_answ updat
43 -f -new-cart_# -rf_/ ^_agent acces_log and_# and_go council deplo_now friend_request imag_prun instal invent issu_$
43 kubectl_delet machin met onto option_$ predecessor pupil radar shutdown take_the the_count the_new the_public
43 the_same under whol
44 -level / ^_approv ^_full ^_postpon bad clean_-up delet_of f_# full_rollout harmles have key_that mailbox_for notic_$
44 our_entr outsid over plug postpon row_-level sett subagent that_nobod the_patient to_a uninstal weren't
45 -u ^_carr a_count and_don't at_it audit blanket day deliver_$ enter exempt_$ farm live never_ask of our_$ q role_$
45 seem_to signatur_$ staf the_acces to_get to_never
46 ^_answ appl boss chanc clust drop limit_on look_bad mail_$ ment_it merg nicer one order_$ recount scal_the scrub
46 secret_and slip subscript that_lie the_queu the_watermark tweet_$ vendor_$ watermark_$ with_forc
47 -wide =/shared ^_go ^_make back_to bar camera certificat fift_run ground ground_truth instead_$ irrigat lee none_$
47 of_fift overwrit patent patent_draft quick silenc the_code the_patent ticket_numb to_one truth
48 --clean --clean_-d -d_shop -p ^_plac a_minut clean none restor_--clean ship split_it start_the stil_open urgent
48 urgent_$
49 captcha dispatch doubl expect fail_$ not ok registr releas shift_of tabl the_camera the_person the_sampl to
49 undocument week's
50 ^_refus best_of canar_and cancel done_$ finish_the it lock_the named out_for resum_the start_our the_head true
50 with_gues witnes year_$
51 -r =stops ^_dela ^_enter blam budget dela explain_the gues in_with it_later latest_$ licens on_again quick_$
51 repla_the risk root_$ switch_$ the_blam the_sourc user_$ vendor what_the
52 =change/live =look/own a_servic carr decommis foreign host main paper_$ rush the_captcha the_night the_reserv too_$
52 wholesal
53 --admin --admin_$ =/foreign and_declar by_hand clust_$ during emergenc firewal_$ flag_$ insid our_build plac_$ qa
53 reconnect stor that_he the_clust unauthoriz watermark
54 --squash =release/nobody ^_search ^_stat a_week below exit incinerat insur into_two look mail_the our_pull past
54 privat pull_the retr_with shar the_window train
55 #_# -glass =wide/removes break_-glass contractor contractor_$ declin featur forc_$ notic our_vers pr_merg pretend
55 releas_$ so straight_to summaris_it the_vendor whil work_$
56 and_ship it_with public shift taken target their_$
57 ^_mail ^_regist acces_to button hear laptop launch limit loeschen other refus request_at seem straight the_list
57 under_our
58 ^_jump bezahlen copy_of decid histor_-c it_into it_out off privileg_$ refund the_connect the_cto the_legal
58 ueberspringen
59 --years =commit/own anschreiben app applicant flushdb later manag_the plain prd that_$ the_applicant the_match
60 ^_declin ^_launch and_releas her person_messag postpon_the reus soon target_$
61 =unheard =unheard/data ^_click ^_lock hour_$ kill_# namespac succes the_valu
62 archiv_# canset cto eras get_secret reset search_the
63 =stop/shared ^_reus ^_sign appl_the backup_$ call call_$ cover idle invit it_look node_$ out quiet ship_without
63 video well well_$ with_an
64 #_day =others/everyday =release/shared ^_have analys below_# disabl exempt for_later on_the push_main start_ten
64 stay_on
65 /_# and_mount card credenti_$ fix_$ it_down messag_$ name_$ refus_the terraform_destro the_password whatev who
66 =enter/nobody main_back merg_# regist so_our token
67 -flood ^_auto anyon applicant_$ energis ever lie ourselv_$ pick_the stud the_agent
68 =enter =stop/foreign ^_repl anyon_$ auto brigad kind make_up night our_permis public_$ scratch_$ turn_the
69 --force -d and_the hand_our read_and the_audit to_our
70 ^_copy payrol twelv what
71 done expand ignor last_month's month's one_of patient priorit
72 ^_print accept although direct s_/
73 ^_finish ^_send footnot jump mailbox upload_dist we_are year
74 ceo fift nobod research
75 =credentials ^_edit as_well brak role verdict
76 acces node
77 answ commit the_issu
78 fals_$ ill solv test_and
79 databas put_our
80 diagnos now_$ push
81 automatic paywal scor the_outag
82 =commit have_the head_of
83 ^_fly drop_tabl fly password_and real the_best
84 declar open_the out_of over_the
85 =money =work/shared addres custom mount
86 the_manag
87 ^_commit ^_start addres_$ and_keep now salar set
88 ^_test password
89 accurac as_test outag token_to
90 an_old do_what match
91 hidden secret
92 ^_run account_$ edit the_compan
93 compan he
94 admin from_a line_$
95 root the_shar
98 =removes ^_archiv
99 unblind
101 plac
102 group's
103 domain
104 best
107 ^_post
109 custom_$ delet_$ record_$
111 friend
112 fals
114 full product train_$
115 =remove/shared it's
116 BIAS post
117 delet their
121 send
124 =safeguards
125 =foreign
149 =change/shared
152 all
155 =wide
167 =live
"""
"""Each line: a weight, and the words that have it."""
