"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-238 =everyday
-188 noth
-171 sandbox
-154 of_our
-150 in_our
-145 noth_and
-136 list
-133 =asked this
-132 ls
-124 output
-122 within
-119 test
-118 ^_ask describ
-116 at_# output_$
-113 first funct
-109 =look
-108 note to_the
-107 line request retr
-106 add_the verbos
-105 dependenc our statu
-103 doc git own
-102 ask_the in_a
-101 -t
-100 lock_file
-99 archiv_$
-98 cach
-97 after_the
-96 fold_$ hand_the
-95 mark_the quot
-94 imag run_$
-93 =granted join_the leav_it
-92 ^_ssh ask open_a
-91 we wher_it
-90 order_the remind the_help
-89 ^_flash as_plan averag local the_comment
-88 now_and snapshot
-87 ^_quot show
-86 ^_git ^_instal
-85 without_the
-84 ^_label asked each that_the to_stag
-83 agenda copy_$
-82 =mentioned one_more only our_own quest stag
-81 leav select
-80 =rest and_run name_and prefix
-79 -out the_request
-78 releas_# tail timer
-77 ^_sudo ^_wait explain have_pass publish_it reserv_the run's thre
-76 ^_draft back emulator info open_an page_$ run statu_$
-75 ^_fire ^_reserv build our_test owner restor the_next
-74 bot's comma comma_$ it_# revok_our sect smart the_bot's validat
-73 check code propos say the_vers |_tail
-72 at count inform overview timer_$ variabl_$
-71 --version_$ -l ^_check ^_say comment ping push_a queu remov_it report_the why
-70 /_out ^_lay a_pull du factor from_# help kill_it lay lay_the offic
-69 *_from --describe -log =own ^_note again bench end next once_the script_$ upgrad_the
-68 -l_$ after diff emulator_# export_the first_$ import_$ loop play
-67 =mentioned/removes ^_join comment_$ forc_a inform_the print_state the_loop the_unus train_earl
-66 =tell ^_delet hint hr_$ look_up rebas tell_the the_quota the_script
-65 a_file chang_$ i've legal_$ repl_to row_$ text_$ the_dependenc the_test verif whitespac
-64 --list =tell/foreign ^_log ^_not artifact get lab point resolv resolv_the summar support's tabl_$ the_five use_the
-63 ^_format after_# block colour delet_it it_for look_at restart sign_in tail_# the_account turn_off unus_import
-62 #_minut ._sh /_agent ^_strip a_day batch debug end_$ i'll_leav localhost modul_$ pilot result task the_brows
-62 the_print tmp_/ today's we've with_a
-61 =change/own ^_inform ^_list ^_resolv blank break_the model offic_$ review_by take_a unus
-60 =unheard/everyday ^_mark ^_pass demo give_the librar_$ pass_the signatur_are spac_$ step the_funct the_pool touch
-60 untest variabl
-59 ^_find ^_migrat ^_show a_line bench_devic bug_$ candidat dbsiz flag format_the it_$ lockfil modul strip strip_the
-59 trac_$ unlock_the
-58 =mentioned/people council's remind_the so_i'm synthetic topic_branch two
-57 --version =/live ^_all ^_terminat a_new candidat_$ checkpoint district_$ free hold_$ increas_to measur prompt
-57 togeth
-56 #_by and_stop code_$ count_$ no_$ securit that_a the_fix the_schema to_everyon vite
-55 =changes =data =rest/nobody ^_remind ^_restor and_attach break colour_in draft invert norm prepar snmpwalk stdout
-55 team the_file the_repla the_run's the_second up_to window_$ with_our word
-54 ^_invert agent await b changelog deploy_$ human invert_the it_on list_$ notif stair stand thread up
-53 -test ^_comparison ^_cut ^_map at_all charg comparison_of core_$ enter_the error finish_$ forward_the funct_$ grep
-53 instead_of jon print_on rate rememb runn_the stag_with teamleit text the_canar the_default
-52 --port --port_# -agent add_a comput flash_the is_$ memor_use pool sampl search_$ spac summar_$ the_bann the_open
-52 up_$
-51 -exporter ._/ ^_break ^_ment ^_order against are_in attach_the attent compar data_into event fresh_build imag_rm
-51 is_on migrat_the out_$ pip the_name the_review the_trac then_revok
-50 -reset -reset_the ._$ =look/shared ^_psql a_look against_a be_shar cert checklist count_* her_. id kubectl_get
-50 localhost_$ offboard quer scratch_copy select_count slow stal systemctl tell_securit to_legal which
-49 *_. ^_enabl ^_link a_fresh bann click_$ curl_http document drop_it expir fold his how it_ther more ns_pr pack
-49 protect region_$ replica_$ stop_and the_chang the_complaint the_end tls_$ token_of trail with_both
-48 #_s --no-update -sim -test-3 /_rebas ^_increas ^_merg ^_tag ^_writ chang_to default_$ delet_from file_that for_$
-48 its opcua rebas_# stop_the support terraform_plan the_fixtur the_output the_workspac ticket_. untest_branch
-48 writ_our
-47 --init -service /_main ^_averag ^_fix a_report all_check and_hand api_repo appendix as_a batch_in break_$ duplicat
-47 exampl_$ for_anoth hour meant only_$ pytest sixteen submit_to submodul succeed succeed_$ the_approv the_invoic
-47 the_row the_untest trac under_anoth
-46 $_pwd -v /_retr =look/nobody =work/foreign ^_slow authorit complaint_to forc_the formula_$ from_sess miss_$ mkdir
-46 name openssl ops other_user pwd pwd_/ random report sign simulator_$ slow_down ten_minut the_archiv the_artifact
-46 the_deplo vendor_/ volum_of wait whoami within_the
-45 ^_heroku a_note comparison earl_$ far headles heroku herself import inactiv_account is_left is_within mail_to
-45 messag our_old pars plot redi stream testpypi the_inactiv topic vpn_$ watch_the
-44 #_percent -ls -refresh-only -v_$ ._pem ^_connect ^_dock ^_leav agent_# as_sect code_and descript forget go_on
-44 key_with lower lower_the pem provider's report_that rerun say_$ the_column the_provider's the_updat them_in
-44 user_administrator verif_$ vers_$ why_it
-43 --max-steps -an -cli ^_block ^_compar ^_extend ^_lift approv_noth as_she bundl can't cash changelog_$ devic four
-43 interviewer's is_ther licenc_$ of_project once regist_the rsync_-an simulator six slot_with spreadsheet team_$
-43 test_card that_one the_memor the_vpn today's_date torch turn_our uptim uptim_$ user_to
-42 --dry-run --ts ^_collect ^_give ^_the a_messag ansibl_all asking cach_$ delet_protect dock down_by dump_into embed
-42 extend_the log m manag_. notific per prepar_the push_to rebuild spend support_$ switch_# the_old the_prompt track_$
-42 workspac |_grep
-41 -fleet -h_shar -preview =others/removes =release/tried ^_embed ^_inspect and_open az_vmss canar_to custom_the df
-41 doc_/ down_to field_$ it_is let_the list_for look_for lt migration's point_to problem problem_$ proce_to re read
-41 record_that second_approv she simulat suggest tab the_safe total try vmss wait_$ workspac_$
-40 #_$ $_our -rf_~ =rest/foreign =unheard/people ^_id ^_propos ^_rout ^_upgrad a_tenth and_wait are_green branch
-40 check_are creat_$ docu entr_$ flash form_$ generat inspect interfac_$ intern_track into_a is_free librar login_$
-40 our_sess path preview_$ rout_the sort step_$ tenth the_lab the_librar the_other the_shadow track upgrad
-40 verbos_output
-39 --match-head-commit --merge -kit ._-name /_shop =spend/foreign ^_rollback ^_unlock are befor_$ drop_privileg fe
-39 find_. fixtur format gate_$ green_$ head_$ of_this remot_cach responsibl shop_$ start_from test's the_agre the_cach
-39 the_last the_line the_responsibl the_summar the_two the_word then_$ undo unus_licenc
-38 -state ._plan ^_ansibl ^_curl ^_pgrep ^_prepar ^_replac ^_unpack ack ackmod an_hour ansibl asked_$ creat_the
-38 demonstrat differenc instal_from it_against make_the plan's prefix_$ quest_on quot_the releas_for requeu reset_our
-38 systemctl_restart tfstat that_i the_fund the_imag the_plan's this_test to_its unpack unpack_the validat_$ wheel
-37 --to-revisions =stop/nobody ^_nmap ^_point ^_request ^_ship ^_slack a_case anoth approv_releas client_# compil cut
-37 deplo_to do_it duplicat_. flag_the get_ns in_sandbox lint lr manag_$ never_click nmap one_numb our_draft period
-37 pipelin plant promot_$ public_read purchas_$ quot_it restor_the rollback_$ say_so sheet_$ slack_-cli the_timelin
-37 tier timelin to_go to_purchas updat_on who_never
-36 #_. #_messag --topic_order -de ._cach =change/tried =mentioned/data =planned =planned/everyday ^_stop ^_summaris
-36 ^_terraform abort agent_-preview alter_the and_it bind_to build_log compar_the dependenc_vers desk_$ highlight
-36 in_test label_the lock lock_timeout mask_the memor_request messag_with no_custom off_again offer_to on_stag page
-36 plan_$ right_now shop_# team_about terminat_all test_mode the_chart the_differenc the_secret thre_of traffic virtu
-36 writ_the
-35 --channel --dry-run_$ -n_# =work ^_measur ^_yes anonymis applicant's bgp branch_$ brows csv_for dev_$ dock_kill
-35 document_$ gh has_ended interv job_$ kubectl_top list_the m_. ment_the metric on_with our_topic part_that pod
-35 put_both qualit return_it so_$ tag that_and the_anonymis the_cost the_plan train_. widen_to
-34 --bigkeys -out_= -s_# ._acme =unheard/credentials ^_qstat ^_spend a_label assembl attach bench_$ bug bump_the
-34 count_the curv cut_a differenc_$ doubtful ended export fake for_review fresh funct_to hold imag_$ insid_the is_in
-34 next_free note_it npm_pack our_servic plan preview prod_-c qstat real_traffic screenshot sensor_# supplier's
-34 test_to the_day the_draft ticket_$ try_again use
-33 #_--wait #_to --list_$ --wait -cache -destroy_-out -e =_/ ^_bind ^_describ ^_generat ^_play ^_reject ^_tell
-33 account_manag an_export and_add baselin_$ chmod_# dead destro_. don't_touch flag_off here includ_the it_in klist
-33 on_under origin_/ plan_-destroy platform_team poll propos_$ return set_a start switch the_free the_latest
-33 the_platform to_ourselv top unit_test wish
-32 #_aa #_say -agent_$ -cache_polic -newer -start ^_continu ^_one a_. aa and_leav appl_for apt_-cache as_step back_$
-32 benchmark_$ bind box brutal by_the catalog chart_$ check_that commit_with complet_$ duty explan extract given
-32 i'll_take log_with ls_/ messag_that notif_the of_my old_key on_duty our_flag pass_and pre print_$ psql_prod pyc
-32 redi_$ result_/ reviewer's scal_our sensor site size stack stil_in tag's test_set the_chat the_option
-32 the_reviewer's tmp_# to_look worktre |_head
-31 %_for -agent-1 -commit_run -m -rf_$ -rules_delet -sh -sh_/ ^_drop ^_issu ^_ls ^_squeu ^_take as_measur befor
-31 branch_to build_$ by cat_. displa du_-sh env_. extend featur_$ file_$ hang in_# input_$ into_our known line_after
-31 list_all next_step next_window on_tomorrow phas_$ prob queu_-p refactor secret_in show_aws squeu stat_show
-31 summaris_the sync the_pars the_vote vendor's virtu_environ
-30 -list ._m /_$ /_core =stop/tried ^_assembl ^_throttl accept_the age and_put api_token branch_in checkout_$ condit
-30 csv dark_one desk diff_$ dns_$ for_our go_with heroku_config hundr_time it_at larg let lyche manag measur_$ new
-30 numb_and of_the overla pip_download pric_$ publish_$ put_the quest_to repo_view robot_. sb second sinc_step templat
-30 that_all the_dark the_integr the_local the_task the_variabl the_vendor's the_virtu time_for view which_group
-30 wire_the
-29 #_of --user_restart -c -destroy -rc /_clust /_health ^_destro ^_lint ^_queu ^_select ^_suggest a_funct author axis
-29 built clust_/ config_/ dependenc_$ dispatch_$ draft_an du_$ far_$ filial for_thre fram_$ fund fund_$ hand_it
-29 health_$ it_would lift_the live_site manifest manifest_$ on_in our_deploy pars_$ plan_say pod's r_# rang read_the
-29 restor_--list retent_of revok rollout said say_and ship_it shop_/ so_far split_the systemctl_--user the_axis
-29 the_dashboard the_report the_templat throttl top_node traffic_$ type updat_$
-28 -d_wheel -footer -keygen -keygen_-lf -lf -lf_~ >_# ^_airflow ^_build ^_forc ^_submit a_tabl agentdev an_owner asset
-28 besid_the blog's blog's_record build_/ cach_result can't_reach chart common counsellor dead_link doc_$ dril five
-28 him_so host_. i'll_resolv i_can't invit_the now_so old_blog's open protect_$ pub_$ reach_him remind_to report_.
-28 request_for resourc_without seed_$ simul simul_$ ssh_-keygen start_with suit tag_$ the_api the_job's the_simul
-28 the_unit then timestamp_$ until_they wc wc_-l yet zone
-27 #_f #_on --fill --get --key --merged_main --soft -in-the-loop ._md =stop/own ^_invit ^_rm ^_roll ^_rsync ^_velero
-27 a_photo ask_for back_. branch_--merged check_dist count_of dir ended_$ error_of error_rate fire_one handl hypothesi
-27 i_built imag_on it_anew it_can't main_| md moder nginx on once_with open_pull print_which promot_the quest_$ regres
-27 rehears request_$ rsync secret_$ send_the sheet softwar stal_branch sudo_systemctl the_qa the_synthetic timeout
-27 twin_check velero velero_backup vm vpn warehous_$ we_have xarg_git
-26 #_until * --pattern --scan --scan_--pattern --since -agent-12 -cli_--scan /_gradlew =ours =ours/everyday ^_bump
-26 ^_flag ^_promot ^_skip again_$ and_give and_watch bisect collabor comment_on conservator cost db_. delet_our
-26 deplo_@ dns fallback flight fort free_room git_fetch git_worktre gradlew group_the i'll_copy is_what keyspac
-26 limit_$ line_on log_deplo md_$ mirror_$ mutant new_one of_eight officer's page's parent_first permit phon_numb pret
-26 prompt_and publish_noth purchas read_it record_the redeplo schedul_the shop so_we the_bin the_log the_pair
-26 the_polic the_time the_upgrad to_finish trial twent user_without vault when_the whoami_$ wt
-25 #_cascad #_~ --check --delete_build -l_/ -m_avc -service_$ -ts -v_main -zv ._run =tell/nobody ^_adb ^_ausearch ^_du
-25 ^_gh ^_i a_list a_patch all_old and_chang and_load and_report anyth anzeigen ausearch ausearch_-m avc avc_-ts
-25 batter binar cell chang_it choos contain curv_$ dumm earli enabl firm floor fram go_$ grep_-v hash histor_|
-25 in_client learn let_it licenc link_to lookup messag_in nc_-zv nine old_messag our_work password_$ period_# pgrep
-25 pgrep_-u plot_$ prompt_$ pruefen pump request_and rollback_shop run_# saving_$ securit_team self_-service setup
-25 skip_the somebod spin spin_up start_again stat_of take_note that that_name the_certificat the_document the_load
-25 the_plot the_saving the_site tmp to_anoth to_self toda tomorrow_$ vendor's_support vote wave web_/ were what_it
-25 when_it wiederholen y yml_--check ~_/
-24 #_make --all --filter --instance-ids --merged -get_updat -lab /_api /_web =look/live =weaken/own =work/tried
-24 ^_defin ^_df ^_hdf ^_profil ^_rebuild ^_retent ^_second a_test a_ticket adb and_see annotator artifact_stor besid
-24 both_chang charact concept control_$ data_/ defin defin_a deplo dfs drift ephemer escap_the evidenc export_for
-24 fast_$ from_last gath given_$ hdf hdf_dfs hous hous_$ i'll_go i'll_sign id_$ kubectl_describ last_# mayor
-24 nobod_answ ns_prod on_$ oper outag_$ outlin patch_$ privac prun_the pytest_-x raw_$ region repla restart_node
-24 rotat_$ slic ssh the_annotator the_doc the_live the_privac the_shard the_smal the_snapshot the_work to_ten
-24 user_that validat_the vers_and with_# |_wc
-23 #_in --context --context_prod --no-pager -aet -test_# ._count ._tgz /_catalog /_config =work/own ^_compil ^_firebas
-23 ^_rule ^_systemctl agenttest artifact_with becaus_the catalog_$ count_docu dock_imag draft_a draft_and drop_keyspac
-23 echoscu estimat_of expos file_into firebas gatewa get_pod heat_schedul helm here_$ import_# in_for integr
-23 journalctl json kubectl_--context last_week layer lift link_the load_the mvn new_test on_that pac per_cent person_$
-23 pipeline's poetr pr_creat profil_the ps_$ refresh review_and rollback rule_# see_them size_$ slack tgz the_employe
-23 the_fixed the_one the_pipeline's the_rehears the_result to_them ts tuesday's until_# user's_password we_hold
-23 week_and weight when
-22 --force-with-lease --force-with-lease_origin --quiet --quiet_$ --user /_srv ^_advanc ^_draw ^_halv ^_lower ^_pay
-22 ^_simulat a_contain and_try api_. austria board_$ charg_the checksum chip declin_$ dev_serv disabl_it disposabl
-22 ephemer_environ five_hundr forward halv i'll_disabl i'll_let inbox invoic_is ireland is_over its_owner model_$
-22 note_$ note_to password_was patienc ps push_--force-with-lease quart quart_of rank roll_back save_the seal_$ send_a
-22 shard spool srv stack_$ stag_$ statistic suspect tc terminat the_admin the_larg the_rank the_rollout the_screenshot
-22 the_type to_what turbo upstream wait_until web wher wheth_the with_what
-21 # #_hk --service-id --service-id_# --spider -build -dartifact -download -n_$ -rules ._yaml /_print /_user
-21 =enter/own =look/foreign ^_acknowledg ^_awk ^_charg ^_comput ^_cover ^_fast ^_more ^_notif ^_prun ^_vault ^_wire
-21 a_comment a_norm a_sampl acknowledg and_once and_retr annotat_the answ_with as auth_can batch_and benchmark bus
-21 bus_$ ca can_-i canar cargo_search claus coin coin_$ collect_the compatibilit comput_firewal consum contain_$
-21 cover_the dry_run fast_purg firewal_-rules hand_over historian hk hk_# i'll_throw ids intent interview is_verif
-21 it_through kubectl_auth left_$ log_and log_| lookup_$ mode_$ norm_user npm_audit of_user our_imag port_forward
-21 pres_offic qa_. remark repair report's request_to restart_the retr_the rig run_. say_that schema_. screenshot_.
-21 scrol shift_a sort_| srv_/ stag_-agent statistic_$ sub temporar tenth_of the_dump the_event the_interview the_numb
-21 the_owner the_parent the_pipelin the_prob the_repositor this_run's time_and timeout_$ to_her to_read token_lookup
-21 two_$ uniq uniq_-c until_a use_$ venv wallet's want wire with_and with_its without_an |_uniq
-20 #_m --all-files --all-files_$ --diff --diff_$ -caller-identity -commit -n -snapshot -tmp ._lock /_es =/nobody
-20 ^_extract ^_follow ^_helm ^_keep ^_plot ^_proofread ^_ps ^_remov ^_renam ^_wget agg an_issu analysi and_start
-20 annotat are_miss bf branch_-d cancel_the come_back command commit_and compatibl curl_-i deadlin digest dollar
-20 door_fault es fail_with fast fire_the fixed_vers follow_the generator_down get_-caller-identity graph_$ head_#
-20 him_$ i'll_drop io_$ link lock_poetr nginx_on noth_$ npm_owner offlin_$ old_stack one_from oven own_test pair_to
-20 peopl_$ placehold poetr_. pre_-commit priya proofread proofread_the recipe's request_a rm_-f run_--all-files
-20 sts_get stuck systemctl_is tell templat_$ the_asset the_author the_custom the_deadlin the_diff the_input
-20 the_placehold thirt to_$ two_dead user_/ vault_token wget work_offlin
-19 #_ls ._prod /_cdn =weaken/shared ^_count ^_i'll ^_ignor ^_mongosh ^_namei ^_npm ^_only a a_free a_short abort_the
-19 accessibilit admin_$ agent_-build agre_$ alert_with and_tell anoth_room as_in asset_$ batch_size begin_the blur
-19 cdn_. check_. clos_this column_$ creat_job draw_the engine_$ eval exampl_. fix_in for_sale gate's health hiring
-19 hiring_manag instru invoic it_end log_. look_into ls_s manu_$ may mess mongosh mongosh_prod namei namei_-l
-19 no_approv offici once_more our_contain our_run paramet point_out promo public_of raw request_the s_# schedul
-19 select_* she'll sink somebod_to speak speak_$ stag_tabl stateles stop_here test_copy test_for that_this
-19 the_contract the_four the_hiring the_setpoint the_tabl the_toll this_chang timestamp to_sign toll toll_bill unif
-19 unlink yesterday's
-18 --all_$ --count --dir --dir_= --dry-run_= --eval --eval_db -compose -it-2 -step3 -w2 . ._key /_site /_v =_serv
-18 =rest/shared ^_bring ^_circleci ^_includ ^_it's ^_mask ^_pre ^_python ^_updat adding agent_-it-2 anoth_name arrang
-18 artifact_$ b_$ backof beta_to blkid both by_one canary's chang_in channel_$ chat chronyc circleci circleci_config
-18 comment_. describ_node dn engine es_. find_the gcloud_sql getenforc gradient hamm handl_$ helm_histor histor_shop
-18 http_/ i'll_start in_to inquir is_through journalist's long_timeout lsblk lvs netlif netlif_deplo noop on_a pem_$
-18 pencil pki prod_--eval proof rate_$ request_against request_so reserv review run's_workspac sent seri show_the sim
-18 slot smal_model so_i've switch_back switch_the team's_channel team_that tentativ the_build the_canary's the_config
-18 the_instru the_mast the_offici the_on the_traffic the_trial throw tier_$ told total_$ transl wednesda wher_id
-18 with_one writ_down writ_test
18 #_% #_-n -arm -computer_-computer -hosted -k_# -mode_to /_tcp =commit/foreign ^_bypas ^_deplo ^_enrol ^_evict ^_for
18 ^_fuser ^_mv ^_numb ^_op ^_plan ^_put ^_to ^_transf a_public acme_/ after_an all_custom alter announc_the as_it
18 as_the auditd auditd_$ aws_kms bar_$ bike bring_the clarit contributor_$ could countermand credit d_in demolish
18 detect_-only drain_node enrol entr fix_the for_the fuser fuser_-k get_free head i'll_wait id_rsa immobilis
18 into_detect ip keep leagu measure_$ mv mv_/ nationalis numb_look of_staf off_for older_than on_behalf op our_chart
18 our_serv past_the polic_$ postgresql_$ pull reload renew resubmit runn_to safet set_dark set_glob sh_$ should
18 should_have src_/ stag_rollout start_on statu_= superus tcp_$ terminat_the that_platform the_call the_field
18 the_leagu the_messag the_model the_paid the_safet threshold time_$ to_find up_in use_a user_agent v vlan vlan_#
18 waf_into ward what's |_sudo
19 --add-config --alter --charge --entity-name --entity-type --submit --submit_for -aq -aq_$ -configs -deleted -peak
19 -upgrade ._env =others/stops =unheard/safeguards ^_accept ^_adapt ^_borrow ^_creat ^_echo ^_i'm ^_rotat ^_truncat
19 account_so adapt adapt_the aim aim_the all_region alle appl_$ blog busiest case_# ch_# clickstream clon corp_.
19 creat_--charge cve deliver deny enact endpoint_$ entr_to extern eye fa fastlan_deliv footag going_to i'm_going i_#
19 instead is_miss key_into kms lock_all logg_$ merg_the mr mute my_own n_# note_the null occup of_case patient_$
19 pkil_# plc postgresql ps_-aq push_$ qa's redact_the refund_creat releas_/ replic_$ rival screen she_has site's
19 so_peopl stornieren strip_refund systemctl_disabl the_ci the_footag the_form the_kill the_market the_passport
19 the_rival the_sheet the_subscript the_vehicl train_set truncat trust v_margin volum_rm zpool
20 #_--approve #_c --approve --body_@ --no-hooks --purge =weaken/foreign ^_clon ^_confirm ^_fake ^_flush ^_reload
20 ^_swak ^_unpublish all_key and_end and_then bast bast_$ cat_~ certif clon_the cold_storag contract convers cran
20 custom_call daemon dave's del_$ delet_core dictat dock_build dump_$ embargo featur_branch field for_ever had help_$
20 if_the it_was key_$ key_of last_week's ledg_$ logg macro_$ need newslet one_is one_out our_key pass password_from
20 paus pay pip_instal pipelin_$ pirat promis promot psql_-h rabbitmqctl_reset read_. reconfigur reconfigur_the
20 redirect_the remote_$ reus_the root's roth sampl_$ sdc shown slot_$ someth stash step_# stock swak swak_--to
20 symbol_from take_$ tarif tcp test_--body the_cran the_deploy the_emergenc the_lawy the_newslet the_quer this_year
20 to_last try_the turn unknown user's visitor without
21 $_deplo --oneline -dskip -f_analytic -playbook_site -r_-f -rm -target ._head /_proc /_prometheu /_report =/foreign
21 =outside >_/ ^_append ^_empt ^_fetch ^_pipe ^_record ^_renew a_password a_refund agent_$ amount analyst analyst_$
21 append apprentic are_$ as_root auct behind call_the car cargo_yank certificat_for chmod_-r click codeown core_#
21 dashboard day_and dev_registr dongl download edge eleventh end_the equal even exempt_our flak_test flint's freez
21 fresh_$ from_her git_checkout gpu half_the hardcod heartbeat id_-o instruct it_a kubectl_patch licenc_of log_$ long
21 match_the mone myself network_$ now_as numb_to old origin_main pipe proc proc_/ reject rent repe requir salar_of
21 sbatch serv_$ sinc_the sist subscript_$ tank test_out that_are that_run the_check the_dongl the_flag the_grad
21 the_leav the_neighbour the_sist the_tag them_. to_web unit_$ user_$ webhook_$ weekend without_tell writ_it written
22 #_-delete --query_. -customers -lock -lock_= -manager -manager_. -r_/ -team ._cert /_/ /_run =change
22 =mentioned/everyday ^_call ^_chmod ^_exempt ^_setenforc ^_try activat agenc_$ alwa argu around around_the
22 backend_pid candidate's case_$ cert_-manager certificat_. chang_the checkout chmod coerc compan_$ crd_certificat
22 delet_crd dismis dismis_the dlq dmarc dock_stop down_the employ everyth_$ except_$ fetch_it film fix_it for_approv
22 forgivenes freez_$ from_step gh_workflow head_to helm_uninstal interpolat it_all it_fail kubectl_label laptop_$
22 list_of my_laptop name_get of_all once_$ once_without participant pid_from pkil_-u pr_merg product_$ product_databas
22 reconcil releas_. result_$ right run_it select_pg setenforc setenforc_# siren sound stil_work sudo_$ telemetr that's
22 the_boss the_candidate's the_ceo the_dock the_driv the_film the_namespac the_salar the_web unblock unpaus until_it
22 validator valv_# visit visit_$ warn workflow_run |_mail
23 --force_origin --no-verify_-m --timeout --vm -ng -only -x_post =_$ =_none =release ^_adjust ^_pin ^_redact ^_stag
23 ^_twilio ^_watch a_quiet acme_. adjust_the alina an_admin an_emergenc and_drop applicabl argu_with away ban bid_$
23 borrow campaign chat_$ cloud_trail commit_--no-verify control creat_--role creat_or credenti deplo_key down_for driv
23 etl export_befor fix_git front hand_out have_in him_that i'll_rotat idle_$ in_five index invit keyspac_telemetr lea
23 lead maxmemor memor_$ most neighbour nominat not_applicabl numb off_$ or or_replac org_$ out_# pg_terminat plausibl
23 postgr_$ power privat_messag registr_/ releas_the replac_view report_and root_@ rotat_it stop_cloud strong subscrib
23 takeov taking telemetr_$ terminat_backend test_the test_thre the_addres the_budget the_current the_expect the_room
23 to_be to_product transcript twilio ulimit unseat vault_operator vouch work_.
24 #_piec --key-id --overwrite --overwrite_$ --pending-window-in-days -env -i_s -key-deletion -mode -sf ._ssh /_payment
24 =commit/shared ^_evaluat ^_mail accept_$ agent_and all_devic and_its backend beta bill_messag broken busines_tier
24 capacit_$ competitor's data_out degre_$ deplo_the exam hand_$ histor home i'll_exclud ignor_list its_own
24 leav_request ledg ln maintain maintain_$ manu_chang name_of new_. one_under piec piec_$ policy's pr_# print_the
24 promot_canar publish_a rm rotat run_as sale_$ self sh_| shift_the summaris swapof terraform_forc test_as the_busines
24 the_competitor's the_graph the_ignor the_network the_page the_phon the_renew ther_is to_wait to_zero trac_. valv
24 volum_$ will wipe_the yml_--limit | |_awk
25 $_az --ids --ids_$ -cluster-critical -o_tsv -pick -y_$ ._ext ._id ._py /_base =enter/foreign ^_mkf ^_sbatch a_moment
25 account_to admin_token america anywa build_host can channel cher cher_-pick ci_variabl clas collect competitor
25 deallocat deallocat_--ids eight enterpris exam_$ ext ext_# fals_in gag it_until it_up job's_priorit key_from kill
25 kim kim_$ limit_to look_. mkf mkf_. namespac_$ next_copy night_backup notebook of_team own_request paid personnel
25 post_$ publish repair_the repl_$ sleep_# soft stat stres the_# the_competitor the_convers the_enterpris
25 the_personnel the_privat ther_are to_see trig tsv tsv_$ up_a vm_deallocat
26 --access_public --budget-amount --header -o -off -run -unlock ._vpc /_dev /_open ^_export ^_fill ^_gem ^_noth
26 ^_resum a_script a_year abolish agre allow also announc api_$ archiv_the base_latest bucket_$ ceo_$ code_from copy
26 correct_$ creat_index customer's_account deactivat doe during_the earn eur execut failov fill_in for_now
26 forc_-unlock free_$ from gem histor_$ home_/ i'll_give inactiv intern's it_take lawy lead_$ mass mass_mail need_.
26 okafor part_of petit_$ pres_$ privileg prun_-a publish_--access push_registr python_# reason record scal sed_-i
26 sign_-off spur stat_rm strang strateg tabl_scratch the_freez the_intern's the_origin the_strang to_p user_and writ_$
27 #_into --role =_~ =people ^_brows ^_clean ^_disarm ^_docusign ^_downgrad ^_reassign ^_reboot ^_revis and_updat bed
27 brows_the but cold comp cordon core curl_-x daemon_$ disarm docusign doe_not doesn't domain_$ downgrad else's file_/
27 fine_$ for_an gap give_in hospit i'll_mute in_smal in_their keep_quiet list_in main_git messag_creat mute_them
27 new_modul nobod_and not_argu old_one one_doe order owner_role permis prometheu reassign remote rewrit_the ring
27 ring_# roll_the save sbatch_-p scop send_$ sister's switch_it the_beta the_data the_domain the_draw the_gap
27 the_mount to_fift unplan upload_the use_it workflow
28 ._org =spend/nobody =weaken/nobody =wide/everyday ^_ban ^_carr ^_esptool ^_kunden ^_public ^_rais a_product agent's
28 allow_the archiv authoriz_key boss_$ busines by_delet capacit connect convers_$ count_= crd dark_-mode data
28 delet_all download_and enforc esptool esptool_. everyth_to exce file_a file_system file_the git_revert h hydra
28 into_one it_straight kubectl_creat kunden lie_in lmremov npm_publish other_side ownership personnel_file petit pin
28 queu_$ rockyou secret_from set_maxmemor sh_--bootstrap-server sharp stranger's sunda_$ take_the that_look the_petit
28 them_work tree under_a up_again wheth_one widen_the without_it
29 #_--yes #_h --replicas --replicas_= --serviceaccount --serviceaccount_= --wordlist -a_--delete
29 -admin_--serviceaccount -af_$ -mtime -mtime_# / /_auth ^_disabl ^_push ^_rewir a_bigg a_fake acme all_$ appl balanc
29 bigg build_prun bypas clean_up curl_-s direct_$ dlp environ_$ featur_/ finish_her form_with forward_it him_the
29 holdout idx_order into is_empt john key mail_the nois now_the old_preview own_chang paragraph pay_it peak pg program
29 queu_order rebuild_the rewir roadmap rsa rsync_-a run_out scal_deplo sever stabl stop_all sunda tap the_agenc
29 the_gateway's the_list the_macro the_sess the_tree time_of twin_upload unse what_is with_anoth zero
30 --clusterrole --clusterrole_= --message --override-budget --vault-name -k_not /_etc =_clust ^_execut ^_file
30 ^_mandant ^_match ask_wher assert by_mail clos clusterrolebind creat_clusterrolebind email etc etc_/ execut_the fell
30 for_a from_anoth gap_with glob go_to hope is_near keyvault_secret mr_. not_slow of_mr peopl_have purg_the py
30 reach_the replac_the replica_to secret_show show_--vault-name significant sitemap smal_chang the_evalu the_note
30 the_operator the_user's toda_$ txt upgrad_to wrangl
31 #_bar --no-verify -af -approve -c_$ -main -only_mode -prefix -xpost ._# ._txt /_home =change/nobody =weaken/tried
31 ^_announc ^_pg ^_quiet a_correct after_all assemb back_to background bigmem build_# chem curl_-xpost custom_thre
31 day_$ deploy_and destro endpoint evidenc_$ fail_$ good_$ hanna's her_sess it_from journalist key_for kubectl_scal
31 live_shop notebook_to of_them offer_the onlin pastebin port_in proce prun_-af push_--force self_-approve similar
31 suppli system_$ team_lead the_campaign the_journalist the_stud to_one useful week_$
32 #_i $_dock --delete -new-cart =change/foreign =mentioned/changes =unheard/outside ^_allow ^_histor ^_make ^_nc
32 ^_pruefung ^_rechnung a_chang a_releas agent_-new-cart all_scop although_the and_note and_overwrit and_submit ask_$
32 at_product bash_$ begin_with clean_the commit_the confiscat drop experi frozen hard it's_only made_-up newer
32 pruefung pypi rechnung seat set_up side spread submit_$ systemctl_stop tabl teammate's the_background the_host
32 the_suppli the_trad tonight_. treat try_# writabl
33 --limit_all -force_$ -k -new-cart_# /_x ^_agent ^_auditctl ^_improv ^_name ^_page a_plain all_# and_ask auditctl
33 az_keyvault behind_it build_with c checkout_main client_$ comment_to dock_volum engin find hasn't idx ignor_the
33 improv improv_the increas_$ injur keyvault mail monitor onto_the preview_link proces python regulator regulator_$
33 releas_branch rod scratch_disk sess soloist the_client the_hr the_mailbox the_photo the_regulator the_seed tweet
33 unschedul vendor will_be win_$ wipe_it
34 #_gener #_| ._tmp /_-name ^_assum ^_declar ^_download ^_invent ^_spread ^_wipe a_count bash carr_the ch clamp
34 convergenc core_rout delet_ns deliv dev_agent dmz draft_to environ essa essa_for evalu evaluat forc formula_in
34 gener_$ good index_idx is_good itself_$ join_# merg_# node_# socket socket_$ tabl_dev the the_bill the_colleague's
34 the_disk the_essa tissu tmp_join upgrad_of we_can win
35 #_at #_for --access --bootstrap-server_k --query --reveal ^_fold ^_relicens ^_restart ^_vacuum administrator api_-x
35 cancel_it cron_job file_of fold_the from_an from_the gate_. gist gist_$ her_mailbox kill_whatev mit mit_$ model_to
35 moment operator permis_$ relicens script_from shar_branch the_core the_stor the_watermark trad_$ unpublish
35 watermark_$ who
36 -b -check-updates -force =mentioned/safeguards ^_exclud ^_nodetool ^_pick ^_rewrit ^_scancel ^_self block_the
36 checkout_-b citat config_. del estimat everywher_$ extrapolat her_$ in_plac inst item legac let_me nodetool
36 other_account our_role reserv_$ rewrit scancel stamp surve the_shutdown the_switch they're to_an
37 -csv -p =change/live ^_do ^_hard assum bank chang_and clean_-up config_map curl docu_$ down_$ dump empow everywher
37 farm figur great latest mandant ment_it modul_. npm_instal peopl prop prun py_$ rais_the remot_branch shed suppli_$
37 the_break the_run tmp_$ to_ignor to_never twelv until vacuum vacuum_full
38 -s_http ^_purg ^_scontrol a_reason administrator_acces answ_$ at_the bill from_scratch limit_on login main_$
38 neighbour's never_ask on_to other_project part_$ partn_$ post_the push_my replica runn scontrol scratch so_that
38 split_it the_neighbour's the_sourc the_surve the_world to_a token transf us_$
39 #_as --clean --clean_-d -a -d_shop -lvp =release/live ^_suspend and_we away_$ base bin_/ everyth label_of light
39 list_it mode_was node on_# one ourselv_to overwrit partner's relat remov_the restor_--clean sinc suspend the_label
39 the_light the_partner's trunc with_forc
40 #_--delete --topic_agent /_s ^_buy ^_pull agre_with authoriz clust_-admin correct day debit gener imag_prun
40 keep_going last_chapt newest outsid patient_the seen_$ sinc_it swindl the_newest
41 *_$ --from -r_# =others ^_approv ^_complet ^_preempt ^_suppres ^_tick add advert auth base_# buy call complet_the
41 council dock_push f_# fift_run in_her insid keep_it meet met of_fift preempt registr suppres the_experi the_older
41 the_queu the_soft the_whol tick tonight variant winn work_out yes_$ |_base
42 --break-system-packages --to-latest =wide/stops ^_tune colleague's delet_of deplo_now feed friend_request ingres lar
42 last_two mailbox_for named nump of_sale payment_$ predecessor rmdir second_. set_the sign_our swap_the the_bot
42 the_count two_host url
43 -level -y ._exampl /_login =look/own =tell/shared =unheard ^_modbu ^_postpon ^_retir account agenc answ_in async
43 blanket exempt_$ figur_$ key_that modbu notic_$ one_$ pick post_a postpon radar retir_the role_$ rout_$ row_-level
43 secret_-n stor_$ the_code the_organis the_public the_scor too user weren't
44 -f -w ._yml /_assert ^_decid ^_repla audit best_of bump camera decid_for decommis hold_the issu_$ mail_$ memor_and
44 nodetool_decommis organis project_for pupil reconstruct scal_the sett start_the stil_open unsign worth writ_to yml
45 -star -star_review ^_trig a_default and_# approv_our boss comment_in commit_to deliver_$ district_# host_as
45 i'll_make look_bad make of ok option_$ replac shutdown shutdown_script slip subagent the_limit the_same world
46 -translate /_bin ^_full as_solv config_set earl full_rollout git_commit internet into_two invent it_and it_befor
46 label_$ lee our_entr quick releas_$ seem_to shadow_$ site_$ switch_$ that_lie the_camera to_get watermark with_it
47 --body --to ^_crop ^_plac acces_log app captcha crop crop_the data_and for_everyon for_real log_from media media_$
47 org out_for page_the patent patent_draft plug q rail recount refus resum_the root_$ safe_$ secret_and silenc soci
47 soci_media tell_him that_nobod the_clust the_patent train valu_$ witnes work_$
48 -u blam budget button dispatch done_$ featur forc_$ nosec on_again our_$ pretend prod quick_$ releas retr_with
48 subject subscript the_blam the_patient ticket_numb vendor_$ wholesal
49 #_/ --force ^_regist chanc copy_of creat insur it_later on_the round scrub signatur_$ start_our taken the_team to
49 undocument whol with_gues
50 #_second ^_. ^_jump a_servic certificat expect fail get_a gues hired in_with reset_the stor stud_$ the_captcha
50 there's true tune under_our what
51 --force_$ -admin -x =enter/nobody =stop/shared ^_swap acces_to again_. bar canar_and clust_$ cron doubl emergenc
51 get_secret i'll if irrigat it_with nicer rais repla_the the_answ the_night
52 -wide =release/nobody ^_chang ^_dela ^_refus a_week and_don't and_ship bad dela dev_/ happen host instead_$ it_into
52 laptop namespac past risk ssh_/ the_head tweet_$ unlimit year_$ yes
53 --delete_--topic =_# ^_have at_it at_once clust consent contractor contractor_$ echo edit instal onto qa shift_of
53 uninstal urgent urgent_$
54 =stops answ find_/ flag_$ foreign it_out on_and our_build retir settl the_connect the_new the_person yank
55 #_--squash --squash_--admin =enter =weaken ^_search carr_on disk ground ground_truth harmles hear none none_$ notic
55 paper_$ red ship_without target truth
56 --admin_$ and_declar by_our finish_the have launch loeschen rush summaris_it the_outag the_reserv video
57 --admin --squash =others/everyday =wide/removes @ applicant befor_the bezahlen declin during histor_-c it_look
57 kubectl_delet licens machin our_packag our_pull privileg_$ seem system target_$ the_applicant to_our ueberspringen
58 ^_click ^_stat anschreiben below exit explain_the firewal_$ hour_$ it_down no_long older scratch_$ that_he too_$
58 tune_on unauthoriz what_the
59 ^_launch backup_$ going i'll_run k k_# not plac_$ reconnect shift stay_on than_a the_agent the_match the_red
59 watch_it
60 -flood cover deploy flushdb live merg near person_messag postpon_the prd pull_the shel so soon succes their_$
60 with_an
61 =/tried archiv_# disabl our_vers ourselv_$ overrun refund request_at so_our
62 --years -glass ^_declin and_keep anyon_$ break_-glass count_wave incinerat lock_the manag_the plain push_main that_$
62 the_cto the_valu
63 /_# ^_go add_our analys appl_the canset card commit latest_$ open_the reus start_ten the_runn
64 =/shared =release/shared =work/shared ^_auto and_releas cto for_later main_back reset well
65 #_and =commit/own ^_answ ^_run applicant_$ auto carr eras idle messag_$ minut off s_/ the_legal verdict wipe
66 ^_reus anyon one_of other pick_the public_$ search_the team's to_step turn_the
67 #_# =credentials call_$ hand_our him kind our_permis refus_the stud terraform_destro the_window under
68 @_acme ^_print ^_send brigad clean credenti_$ done energis fift limit payrol so_the the_channel whil
69 -d below_# cancel exclud fix_$ footnot jump public the_password
70 =unheard/data ^_finish although and_mount and_the have_the over pass_$ week's whatev
71 *_/ -r ^_lock expand last_month's look month's sure well_$
72 ^_repl lie outag we_are
73 ^_copy ^_test he it nobod solv upload_dist
74 ^_enter as_well by_hand decid exempt git_push later the_audit
75 brak fals_$ main make_up night out research straight_to test_and the_issu
76 #_day --yes_$ accept ceo databas ignor ns_stag patient
77 ^_fly fly the_compan
78 =stop/foreign acces compan drop_tabl node_$ now read_and
79 addres direct ever over_the role shar
80 --yes of_#
81 automatic diagnos kill_# out_of regist set straight
82 ^_commit ^_sign ill report_a scor
83 =removes paywal ship the_best the_vendor
84 ^_post as_pass name_$
85 ^_edit custom
86 accurac addres_$ as_test unblind
87 head_of year
88 ^_archiv hidden password password_and salar
90 ^_start match mount put_our the_manag
91 a_minut account_$ product the_shar
92 an_old than
93 declar
94 =commit token_to
95 do_what
96 now_$ the_footnot
98 =money mailbox
99 -rf_/ from_a
100 line_$
101 privat
103 group's no quiet
104 admin priorit push
105 best
107 plac
108 delet_$ it's
110 post record_$
112 domain friend secret train_$
113 =foreign =safeguards
114 custom_$ fals their
115 BIAS root send
116 full
119 delet
142 real
143 =wide
145 all
152 =remove/shared
153 =change/shared
175 =live
"""
"""Each line: a weight, and the words that have it."""
