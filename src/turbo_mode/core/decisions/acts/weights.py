"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-357 =everyday
-217 noth
-215 noth_and
-202 sandbox
-190 of_our
-189 in_our
-160 this
-152 within
-149 without_the
-148 at_#
-146 output
-145 ls
-143 list
-138 ^_ask
-133 join_the
-132 the_next
-130 output_$
-129 hand_the open_a test
-128 ask_the
-127 now_and releas_#
-126 as_plan in_a run_$
-125 cach our
-124 describ the_help
-123 note
-122 averag
-121 each order_the request
-120 and_run reserv_the
-119 line quot retr shar_to
-118 after_the lock_file
-117 -t
-116 =numbers/said git show that_the
-115 ^_quot mark_the
-114 ^_git next the_agre
-113 archiv_$ remind statu two
-112 ^_instal promot_the
-111 only smart
-110 to_everyon
-109 -out candidat fold_$ to_the wher_it
-108 ^_wait
-107 ^_flash ^_ssh kill_it one_more verbos
-106 =look ^_label dependenc overview
-105 -log again imag sect we
-104 it_# report_the run's thre train_earl
-103 ^_fire
-102 local the_script
-101 ^_reserv explain
-99 ask flag run summar
-97 ^_log commit_and name_and restor
-96 =numbers/said/removes =rest ^_say first_$ no_$
-95 a_file after all_user have_pass i've open_an take_a the_invoic
-94 ^_all ^_check inform once_the play queu
-93 switch_over
-92 ^_note back bot's count_$ remov_it the_bot's timer_$
-91 =numbers/new/changes ^_draft a_pull comma comma_$ script_$ select stag the_comment why
-90 ^_sudo hint leav our_own
-89 -l copy_$ end_$ expand_to inform_the own print_state push_again ten_minut testpypi the_rollout unus_import
-88 ^_yes sign_in the_commit upgrad_the
-87 -agent /_out bench
-86 compar delet_it help_page plot review_by
-85 ._sh ^_lay artifact candidat_$ construct creat_the import info lay lay_the owner propos say_so tail text
-84 --describe ^_strip agenda funct hr_$ promot_to snmpwalk statu_$ timer
-83 =said/0/outside =tell/foreign await colour revok_our stair tabl_$ the_bann the_open the_print thread
-82 =mentioned ^_not asked du here rememb row_$ signatur_are teamleit |_tail
-81 -test /_agent ^_inform as_approv blank custom_the debug it_$ look_for migr_$ push_a strip summar_$ turn_off up_to
-81 validat
-80 --version_$ =granted =unheard/credentials attach_the bann chang_$ count creat_$ emulator fold modul_$ say web
-79 end publish_it remind_the trac_$ untest
-78 at_all build delet_from doc forc_a loop prefix the_loop the_vm traffic_$
-77 *_from =mentioned/removes hour it_on librar_$ our_test print_on put_the resolv_the tail_# the_line the_unus
-77 to_product vite watch_the
-76 =work/foreign ^_upgrad comment finish_$ lockfil submit_to the_brows the_test
-75 =said/0/data =said/4/stops ^_comparison bench_devic comparison_of diff get task variabl_$
-74 ^_compar ^_find an_owner and_push block in_what new_vers per ping result the_end the_secret verif which with_a
-73 ^_list ^_resolv ^_terminat add_the batch besid_the bug_$ emulator_# her_. it_for jon legal_$ text_$ that_a
-73 the_artifact the_schema upload_with window_$
-72 #_minut --port --port_# =rest/nobody ^_remind ^_show attach drop_it factor look_up offic_$ schedul_the stdout
-72 the_upload to_legal today's touch what_i when_the
-71 ^_slow agent break_the earl_$ for_$ help leav_out look_at lower_the only_$ step test_to the_account the_run's
-70 -service ^_migrat ^_the a_day dock is_on measur six so_$ so_i'm strip_the support's tell_the the_archiv the_tabl
-70 the_vers unus whitespac
-69 #_say =numbers/new ^_join ^_tag as_step checkpoint code comment_$ district_$ notif out_the photo prepar the_trac
-69 the_untest
-68 --version -sim =change/own a_new checklist demo from_# go_on ns_pr of_project opcua size switch_# terraform_plan
-68 the_second the_updat to_stag
-67 --no-update -exporter /_main ^_leav ^_link ^_pass api_repo code_$ deplo exampl_$ file_that import_$ name offboard
-67 offic pass_the pip rebas round_$ test's the_complaint the_quota to_all
-66 ^_heroku ^_tell a_fresh approv_noth are_in as_a authorit first forward_the heroku invert job_# migrat_the page_$
-66 provider's set_$ tenth the_provider's without_an writ_our
-65 #_percent -v_$ ^_fix be_shar besid complaint_to count_the export_the repl_to replica_$ report ring simulator_$
-65 switch_to the_chang the_larg to_everybod vers_$
-64 --list ^_invert a_candidat again_$ curl_http invert_the lab link_the login_$ model securit shop_# stack test_card
-64 traffic under_anoth user_to
-63 -l_$ =tell ^_averag ^_connect ^_enabl colour_in dril expir leav_it plan's scratch_copy the_five the_plan's the_pool
-63 to_its trac trail volum_of
-62 $_pwd -ls -reset_the =asked ^_map ^_mark ^_ment ^_psql ^_replac a_line against_a batch_in core_$ for_account
-62 from_sess funct_$ gate_$ herself mail_to protect pwd pwd_/ restart_search runn_the simulator the_schedul the_summar
-62 weight word
-61 -app /_pip =changes =said/0/removes ^_break ^_collect a_sign and_attach befor_$ cach_/ draft format_the mask_the
-61 norm remot_cach resolv sort the_canar the_word up virtu were
-60 --max-steps -reset =ours/everyday =own =said/3/people ^_factor approv_releas b by_the canar_to check comput
-60 delet_protect deploy_$ differenc everybod_$ factor_-reset flag_the flash_the formula_$ fresh_build metric
-60 more_round notific of_my prepar_the quest queu_with schedul_of suggest the_dependenc user_administrator variabl
-60 with_both with_its
-59 --init is_ther it_ther messag numb_as out_to prompt random restart sampl slow_down stop_and submodul synthetic
-59 tell_securit the_differenc thre_of up_$ with_our
-58 -list =said/1/credentials =unheard/people ^_back befor book_a can't canar_$ descript grep list_the localhost
-58 model_card path quer region region_as succeed succeed_$ support tab tls_$ topic untest_branch uptim uptim_$
-58 vendor_/
-57 =said/3 =said/4/data ^_propos ^_ship add_a and_report branch_with funct_to it_against miss_$ mkdir once put_both
-57 put_it scal_our second_approv the_approv we've when
-56 *_. =change/tried ^_curl ^_id after_# and_hand attent break brows event far half localhost_$ meant memor_use
-56 note_it openssl origin_main responsibl retent_of rm_-f she sixteen snapshot stal step_$ the_responsibl the_safe
-56 the_upgrad upgrad vpn_$
-55 -refresh-only =numbers/said/people ^_merg assembl charg data_into enter_the fresh is_left it_anoth label_the
-55 manag_$ on_in read releas_it ring_$ save_the second stream the_vpn togeth token_of topic_branch why_it within_the
-54 =mentioned/people =said/4 =weaken/live ^_bake ^_increas an_export and_w cert checkout_$ date_of key_with log modul
-54 patch_w preview product_$ select_count six_$ slow spac_$ stand the_fixtur the_reboot then_$ third to_look train_.
-54 use verbos_output
-53 $_our -agent_$ -v ._cach ^_delet ^_nmap a_ticket anoth_half at cash council's document flag_off four give_the
-53 half_hour headles hypothesi i'll_take increas_to kubectl_get later_$ layer migration's nmap of_this proce_to
-53 quot_it rate rollout_$ spreadsheet tag_$ the_load the_migration's titl virtu_environ
-52 --check -footer =rest/foreign =spend/shared ^_flag ^_promot a_note a_sampl a_tabl accept_the all_host and_open
-52 anonymis appendix bench_$ canary's check_that count_* deploy_/ doc_/ duplicat form_$ given insid_the more
-52 new_option open_pull plan_$ securit_wher the_anonymis the_canary's the_old the_output token_$ yml_--check |_grep
-51 ^_assembl ^_summaris ^_writ as_sect bug cut_a frida human into_a of_servic pars problem problem_$ region_$ simul
-51 slot_with switch the_option the_simul the_third the_weight thermostat_$ tonight_$ unlock_the
-50 #_cascad -preview /_api ^_block ^_consul a_report against agent_# break_$ chang_to consul dev_serv goe house's
-50 kubectl_top new on_$ our_sess simulat test_phon the_file tmp updat_on vm writ_the
-49 -an ._pem ^_extend ^_inspect ^_order ^_updat again_in and_leav and_stop anoth click_$ deni dock_kill drop_privileg
-49 forget i'll_throw inspect interfac_$ it_would log_with ops pem rollback_shop rsync_-an search_$ systemctl
-49 the_librar the_memor to_half today's_date top trial ts
-48 /_app /_shop =numbers/new/people =said/3/changes =work ^_offer ^_request a_review and_it calendar dir docu
-48 for_anoth forc_the head_in host_of licenc_$ live_site m origin_/ other_user page's pilot qualit schedul shar_test
-48 the_fix the_workspac verif_$ zone
-47 --ts -n_# -n_prod ._/ ^_prepar ^_rout a_tenth agent_-preview back_$ branch_in data_/ desk_$ everybod export_for
-47 generat helm_histor i i'm imag_$ let_it model_as on_a provider's_test re remain_# rotat_$ rout_the screenshot
-47 the_imag the_review them_in ticket_. turn_our weight_to
-46 -compose ._-name ._plan /_retr ^_build ^_destro ^_i'll ^_restor account_as app_# as_miss build_log catalog
-46 demonstrat down_to duty find_. hand_over how hundr_time librar offer on_duty pass_and redeplo reset_our show_aws
-46 stag_with stat_show summaris_the that_we the_prompt with_thre
-45 #_by #_s =wide/safeguards ^_stop ^_terraform checksum code_and compar_the deplo_to entr_$ inactiv_account
-45 interviewer's its log_retent pack per_cent plan purchas_$ quot_the releas_for simul_$ slack_-cli team's_channel
-45 terminat_all the_inactiv to_purchas which_group
-44 ^_firebas ^_slack a_case a_topic branch_$ bundl continu_with default_$ error extend_the extract fake firebas
-44 for_our it_anew link ment_the numb_and plan_say request_a restart_node sheet_$ somebod_to team_$ test_set the_chart
-44 the_date the_deni the_manager's the_qa the_request unit_test wish
-43 #_f --channel --topic_order -state =/live =look/shared =remove/tried ^_dock ^_format ^_generat a_test abort
-43 and_wait asking back_. brutal chang_it commit_with doc_$ end_here fram_$ hash id inbox next_numb of_eight
-43 on_without one_day open our_topic phas_$ pool prefix_$ rank redi refresh retr_the spac tenth_of tfstat the_free
-43 the_integr the_name the_rank to_ten try try_again validat_$
-42 -cache -cache_polic -fleet -test-3 ._yaml ^_look ^_suggest account_manag action and_writ apt_-cache az_vmss
-42 backup's benchmark_$ blue_$ dns_$ dock_rm fixtur into_our is_within job_$ keyspac larg link_to log_of parent_first
-42 platform_team pret real_traffic repair rollout send_a server's shift_a size_and supplier's support_$ the_fund
-42 the_platform the_server's the_unit then_revok ticket_$ to_go to_ring vmss y
-41 #_make %_$ --match-head-commit --merge -newer -rf_$ -start ^_lift ^_measur ^_point ^_queu ^_rm ^_unpack ack ackmod
-41 down_by drop_keyspac duplicat_. exampl fe five here_$ heroku_config highlight in_test plant pod point_to
-41 prototype's pyc rebuild renew_the report_it report_that requeu search stack_$ stal_branch stat_$ sync temporar
-41 test_mode the_column the_job's tmp_/ unpack unpack_the ward_$
-40 #_creat --user_restart /_core =numbers/new/safeguards ^_draw ^_issu ^_play artifact_stor bind_to both chmod_#
-40 contain_$ ever_five goe_$ hang i'll_stop imag_rm is_free it_goe on_under once_more our_old pytest quest_to
-40 systemctl_--user test_copy the_contract the_parent the_pars ticket tomorrow's until_they wc wc_-l wheel widen_to
-39 #_$ --force-with-lease --force-with-lease_origin -keygen -keygen_-lf -lf -lf_~ -s_# -zv =ours =said/1/money
-39 =said/3/safeguards ^_add ^_describ ^_one ^_rollback ^_throttl a_funct ansibl_all board_$ card_$ catalog_$ clos_this
-39 common df far_$ for_each for_ten intern_track json lt lyche merg_queu mode_$ nc_-zv never_click notif_the npm_pack
-39 on_stag our_draft prun_the pub_$ push_--force-with-lease redi_$ robot_. rollback_$ said second_$ set_the sinc_#
-39 so_far solut ssh_-keygen the_admin the_api the_plot the_report the_role this_chang this_test ticket_in top_node
-39 torch who_never workspac_$
-38 #_. /_web =data ^_continu ^_give ^_velero a_messag accessibilit an and_chang and_link and_say are as_measur
-38 attempt_$ cach_$ calendar_$ clust_/ copy_to delet_our dispatch_$ don't_touch draft_a du_$ has_ended lock_timeout
-38 look_into lower measur_$ memor_request nobod_answ owner_$ permit phon pipelin pipeline's prompt_and record_that
-38 run_= say_and site ssn stop_here that_all that_step the_changelog the_dril the_order the_row throttl time_for undo
-38 use_the velero velero_backup vers whoami within_budget workspac
-37 --diff --filter --list_$ -in-the-loop -kit -l_/ -rc /_clust =_/ ^_cut ^_expir ^_pgrep as_done blog's blog's_record
-37 commit_$ dbsiz dbsiz_$ devic document_$ ephemer fire_one flash for_review fram given_to go_$ green_$ group_the
-37 i'll_resolv is_$ migr old_blog's our_/ over_$ part_that period print_$ quart quart_of reserv shard sinc_step
-37 softwar systemctl_restart the_smal the_ward then throw time_into to_blue to_green wait_$
-36 --pattern --scan --scan_--pattern -cli_--scan =look/nobody =said/2/credentials =tell/nobody ^_follow ^_spend
-36 artifact_with as_they blue build_/ c_$ cat_. changelog comparison count_of csv_for desk dev_$ dumm earli engine_$
-36 env_. error_rate follow_the gap_for id_$ input_$ intent interv journalctl journalctl_-u nginx one_from plan_time
-36 public_read publish_$ publish_noth regist_the request_for securit_team show_the start_a take_down ten_percent
-36 tenant the_chat the_lab the_screenshot user_that warehous_$ work_offlin
-35 #_m #_messag -caller-identity -cli -service_$ ._acme /_$ =look/live =numbers/said/stops ^_no ^_prun ^_python
-35 annotator anoth_name asked_$ austria bisect box canar cancel_the check_dist choos compil condit consum day_.
-35 draw_the enabl evidenc fenc for_thre free_room get_-caller-identity i'll_sign in_for ireland is_in it_is manifest
-35 manifest_$ messag_with mock overla pars_$ pre prob pull_request record_the report's rerun return review s_#
-35 self_-service sign spool stil_in sts_get tag_the that_one the_annotator the_draft the_page's the_virtu this_releas
-35 time timestamp_$ to_self twin_check |_head
-34 #_--wait #_aa --bigkeys --get --wait -get_updat -r_require -sh -sh_/ ._$ /_gradlew =spend/foreign aa all_traffic
-34 app_. appl_for bump_the can't_reach collabor config_--get cost curv dead du_-sh dump_into engine extract_$ free gh
-34 gradlew here_and him_so i_can't in_sandbox instal_-r klist lint log_and manag_. mayor mutant now_so of_the offer_to
-34 on_tomorrow our_work out_$ rang reach_him regres require the_exampl the_local the_timelin tier timelin train's
-34 twent user_without wallet's we_have when_it
-33 #_until --fill -de -destroy_-out -e -out_= . =mentioned/data ^_bind ^_embed ^_hdf ^_roll a_list a_month a_patch
-33 an_exampl an_issu as_in by cach_of control_$ db_. dead_link dependenc_vers destro_. dfs differenc_$ embed extend
-33 field_$ file_under flight get_ns hand_it hdf hdf_dfs hold_$ invoic it_through lift_the minut_$ mirror_$ model_on
-33 nine no_custom on patch_$ phon_numb pip_download plan_-destroy push_to raw_$ remark repo_view report_. restor_the
-33 screenshot_. seed_$ stop_at sudo_systemctl team test_databas the_biggest the_bin the_cost the_migr the_numb
-33 the_pipeline's the_repla the_snapshot the_task the_team's total updat_the vault view
-32 #_~ --limit --to-revisions -m_avc -ts -w2 =numbers/new/money =said/3/money >_# ^_ausearch ^_halv ^_i ^_influx
-32 ^_skip a_quart alert_with and_look and_start anzeigen ausearch ausearch_-m avc avc_-ts aws_sts batter bind cent_$
-32 compatibl consol continu crontab_-l demo_# download_$ ended export fail_with for_read form gatewa git_worktre halv
-32 influx is_done it_to keep_the lock make_the next_window noon noon_$ on_our oper our_deploy point pric_$ pruefen sts
-32 the_docu the_short throw_the tmp_# wiederholen worktre worktre_remov
-31 --since --watch -commit_run ._run /_print =stop/own ^_awk ^_npm a_draft about api_. approv_and build_$ curv_$ cut
-31 error_of explan face five_hundr his histor_| i'll_set instead_of integr into_the it_in licenc log_deplo log_|
-31 offici our_contain outcom pictur poetr prod_-c purchas rabbitmqctl_delet remind_to restrict run_# slack sort_| spin
-31 spin_up stag_$ terminat test_tenant the_default the_document the_face the_polic the_releas the_tax the_vote
-31 thermostat this_run's to_them uniq uniq_-c vendor's wire_the yet |_uniq
-30 * --key --no-pager -agent-1 ._md /_cdn /_health =unheard/everyday ^_halt ^_rsync analysi and_add and_see and_show
-30 are_green as_she averag_$ build_director cach_result cdn_. check_are csv disposabl draft_an ephemer_environ
-30 fire_the halt hold it_again job lr md memor new_test note_to npm_audit off_again password_$ pod's polite poll promo
-30 psql_prod rehears request_and roll_out rsync saving_$ serv servic_web set_a start sub take_note the_demo the_prob
-30 the_saving the_vendor's the_work they_are transl two_$ type unlink until_# unus_licenc venv wait_for |_wc
-29 --all_$ --context --context_prod --delete_build --merged_main --soft -logs_$ ._agent /_catalog /_config
-29 =others/removes ^_acknowledg ^_airflow ^_df ^_profil ^_select acknowledg and_tell annot applicant's away_and bgp
-29 binar branch_--merged branch_to cell cent counsellor crawl_the curl_-i dba deplo_/ disk_and do_$ evaluat_it firm
-29 floor from_last gcloud_sql gone_$ i'll_copy i'll_rais in_uat kubectl_--context last_# main_| messag_that new_key
-29 next_step on_that own_test person_$ preview_$ print_which propos_$ protect_$ publish_averag pytest_-x quest_$
-29 request_so review_of sim the_dba the_funct the_latest the_shard the_valid timestamp uat valid_set validat_the
-29 xarg_git
-28 #_ls --check_--diff -d_wheel -lab ._tgz =said/4/safeguards =stop/nobody =work/tried ^_ansibl ^_choos ^_defin ^_gh
-28 ^_remov ^_squeu ^_submit ^_unlock a_. a_photo all_region alter_the ansibl api_token audit_$ batch_and beta_to ci
-28 ckquorum claus client_# continu_tomorrow correct_the deadlin defin defin_a delet_queu displa disregard expos gone
-28 in_ever invoic_is it_can't it_finish left_$ limit_$ lint_$ list_of ls_s may md_$ messag_into moder noth_leav
-28 our_fix our_flag our_servic paus_the profil_the queu_import read_it request_to return_it rig sb setup shop_$ spend
-28 squeu tarbal tc templat tgz that the_timestamp upstream wave week_and
-27 --dir --dir_= --dry-run_$ -dev -i_http -v_main ._lock =_true =numbers/said/money ^_aws ^_forc ^_lint ^_qstat
-27 a_branch a_comment a_free age allow_$ an_hour blur chronyc conservator dependenc_$ drain_web fallback give_it
-27 grep_-v grow head_# health_$ i'll_do i'll_leav in_to is_down lift line_after lock_poetr memb_$ messag_in move_this
-27 need_a netlif netlif_deplo next_free note_$ npm_owner older_one percent_$ plot_$ poetr_. post_as qstat queu_-p
-27 remov repeat result_/ review_and reviewer's run's_workspac secret_$ stag_-agent stuck tag's team_about the_design
-27 the_event the_mast the_reviewer's thirt to_her vote wheth_the within_our zero_$
-26 --user -m -rf_. -rules_delet -ts_recent =/own =numbers/new/removes ^_plot ^_ps a_$ a_scratch agentdev are_miss
-26 asset b_and branch_off broken_link chang_our channel_$ checksum_$ clear_our coin coin_$ collect_the comment_on
-26 config_/ container's cost_$ ended_$ flag_to fund fund_$ gath get_deploy handl helm ids import_. increas input
-26 link_in load_the m_. mi num offlin one_numb our_job's outag_$ outli pgrep pgrep_-u pres_on read_to recent recent_$
-26 restor_--list shar_it ship_$ shop_/ somebod stateles suit ten the_box the_deadlin the_fail the_first the_index
-26 the_link the_on the_owner the_pair the_toll toll toll_bill tutori vendor's_support
-25 #_x --alias --all --instance -c -dartifact -destroy -download -n_$ -xpurge ._explain ._m ._net /_site /_v
-25 =enter/own ^_advanc ^_bring ^_comput ^_only ^_rebuild ^_renam again_and auth_can az_group baselin_$ ca can_-i
-25 can_see chip door_fault drift dry_run find_the generator_down heroku_app him_$ i'll_drop i'll_mask i've_sent img
-25 in_# inbox_$ is_what kubectl_auth line_on loss make_test mast_data measur_the more_$ old_key person_data pres_offic
-25 pric recept refactor report_as resum schema schema_$ select_* sent_it show_which so_i've so_no so_we start_phas
-25 start_with stop_the suspect svg systemctl_is that_team that_this the_live the_mainten user's_password what_it
25 #_--since --key-id --message --pending-window-in-days --privileged -key-deletion /_proc /_report =unheard/changes
25 ^_cher ^_disarm ^_mv acknowledg_the acme_. all_partn alread anoth_team's appl authoriz_key backend_pid bar_$ by_a
25 by_mail chang_the commit_on countermand current disarm dismis dismis_the drop_the fix_it from_its graph hardcod
25 i'll_also i_# idx_order log_web make_our manu_chang margin meet_for mv mv_/ myself newslet ns_-l org_$ partit_$
25 pid_from plausibl pod_disrupt proc proc_/ program push_-f qa's queu_order resum_the select_pg sitemap switch_our
25 systemctl_disabl term the_neighbour the_newslet the_partit them to_find to_last weekend with_other wrangl writ_$
26 #_h #_the -i_s -r_$ -y_$ =change/nobody ^_activat ^_announc ^_fake ^_great ^_improv ^_reset a_few and_clos and_drop
26 be behind_it borrow_a certbot_revok chat_$ chmod_-r deplo_key disrupt disrupt_budget draft_to eleventh enact
26 endpoint_$ file_system footag frozen gateway's get_a gh_workflow great_expect h if_the improv improv_the in_an
26 it_work its_own journalist kubectl_label me_see my_own new_. night_run occup old_data once_without other_side pg
26 pipelin_$ pkil_-u preview_stack py read_. rerun_the revok_--cert-name sharp stabl take_back tarif tcp teammate's
26 tell_all terraform_forc the the_dock the_footag the_journalist the_operator the_user through_anoth until_tomorrow
26 use_sudo user_agent workflow_run zip
27 $_az $_live --header --ids --ids_$ --limit_all --no-hooks --no-verify_-m --overwrite --overwrite_$ -env -o_tsv
27 -playbook -target -unlock ._id /_data /_dev /_payment =commit/shared ^_eras ^_kick ^_mail ^_transf ^_twilio acme_/
27 agent's airflow_dag allow analyst analyst_$ ansibl_-playbook approv_with bank_detail baud bin book_first
27 certificat_for cold commit_--no-verify company's_name contract_by dag dag_list deallocat deallocat_--ids driv earn
27 extern film first_clas forc_-unlock heat home id_rsa idx increas_$ languag legal_notic log_$ machin_transl
27 merg_befor my_laptop open_# personnel pg_terminat photo_$ prob_$ root_@ scop sist slav spur step_# stranger's
27 strateg tabl_scratch takeov technic terminat_backend the_expect the_film the_freez the_offic the_personnel the_send
27 the_sist threshold tls try_the tsv tsv_$ turn twilio unblock vm_deallocat
28 #_--yes --timeout --vm -check-updates -lock -lock_= -logs -ng / /_host = =change/foreign =commit/nobody =release
28 ^_file ^_flush a_copy agent_and america an_admin and_we auditd_$ backend balanc bonu branch_and capacit_$ coerc comp
28 company's connect control dashboard deplo_build disk doe_not except_$ for_five git_stash goal hanna's in_$ into_#
28 job's_priorit job_so laptop_$ namespac_$ neighbour next_wave not_argu ok one_doe one_under onto_the order
28 product_with python remote_$ repe requir rival rm roth sh_--bootstrap-server ssh_$ stack_of stock swapof
28 the_company's the_emergenc the_goal the_renew the_rival ther_is toggl ulimit validator warehous we'll ~
29 #_as #_degre #_from --add-config --alter --entity-name --entity-type -configs -f_analytic -mode -n_shop -on-error
29 -r_-f -rm =said/0/safeguards >_/ ^_approv ^_regist alina alwa anywa_$ bid_$ bigmem chapt chem clickstream delet_ns
29 demo_$ demolish dmarc dock_stop embargo enterpris file give_in him_that home_/ hour_$ index_idx it_straight
29 its_result last_year's list_-o lmremov make merg_button miss_approv mrn npm_instal org patient_$ pgopt poison
29 postgr_$ privat_messag python_# reason retent_to rmi rout sed_-i slot_$ split_it stat_rm stres sudo_$ term_$
29 test_can that_look the_e the_enterpris trac_. vault_operator we_can workflow year's
30 -af_$ -r_/ =_none =said/3/stops =spend ^_ban ^_borrow ^_do ^_setenforc ^_tune all_devic applicabl archiv
30 attach_administrator bucket_old build_prun capacit clock compan_$ copy crd credit disk_$ download_the escrow
30 escrow_$ file_/ find_$ from_anoth hand_$ have_a ignor_list inst_. it_from kick kim kim_$ kubectl_creat messag_creat
30 my_branch network_$ not_applicabl numb_of old_-logs our_role ourselv paus_$ policy's prun quota reach save setenforc
30 setenforc_# shar_$ strength the_ignor the_room the_transf the_web ther_are they're to_one truncat without_tell
31 --force_origin --wordlist -mode_to -q_$ =commit/foreign =tell/live ^_escalat ^_gem ^_stag alarm_$ as_skip bump
31 chang_of correct_$ daemon_$ declin_the deliv entr_to escalat even field finish_her flak_test for_the gem glob hydra
31 is_miss it_until john kubectl_patch ledg ledg_$ mask_auditd night_backup now_the personnel_file pkil_# put rack
31 repl_$ rockyou set_dark skip sleep_# systemctl_mask test_environ that_are the_evidenc the_silenc the_stud them_work
31 thes upgrad_to v_margin wheth_one
32 #_gener --no-verify -x_post -xpost ._ext /_auth /_open =_~ =numbers/new/credentials ^_adjust ^_decid ^_mkf ^_pin
32 ^_postpon ^_rais ^_redact ^_toggl abolish adjust_the all_key and_submit away_$ bill_messag book campaign client_to
32 creat_or curl_-x curl_-xpost customer's_account decid_for domain_$ drain ext ext_# fine_$ flushal flushal_$ gener_$
32 good_$ her_sess it_all keep_quiet live_shop logg make_it mkf mkf_. need next_copy noth_$ now_as null okafor
32 or_replac own_request ownership ownership_$ postpon pr_merg privileg rais_our remote replac_view root_$ submit_$
32 sunda suppli tabl telemetr the_agenc the_ci the_meet the_tree the_warn toda_$ vouch without
33 -prefix an_emergenc and_commit append_the assert bash bash_$ chang_which clas clon_the commit_straight count_= d_in
33 direct_$ extrapolat fell half_the her_mailbox injur job's logg_in name_of need_. numb one_out other_team our_new
33 point_$ port_in proces_$ promot_our py_$ real_card redirect_the remov_the resourc retry roadmap sale_$ scratch_disk
33 shift_the snapshot_$ socket socket_$ spread stamp stash summar_to take_our the_graph the_namespac the_network
33 the_origin the_rate the_registr the_shutdown unseat user work_. yes_$
34 #_do #_instead --role -mtime -mtime_# ._# /_home =numbers/new/data =said/1/outside ^_acces ^_match ^_noth ^_rewir
34 activat all_at all_scop all_stor and_announc and_go announc_it authoriz badg beta borrow build_host canar_has
34 checkout ci_variabl credenti disabl_the dlp equal file_of gener her_$ inst_$ instead keyspac_telemetr lie_in list_in
34 notebook one_is overview_dashboard participant primar_$ project_$ reach_the report_$ rewir role_$ sh_| show_$
34 subscrib telemetr_$ that_has the_broken the_data the_domain the_phon the_primar the_sheet the_suppli the_topic
34 this_year time_of to to_p valv warn year_$
35 #_for --query --serviceaccount --serviceaccount_= -admin_--serviceaccount -af -translate =_$ ^_op a_moment ask_$ but
35 bypas checkout_main cordon doesn't download edit_the env essa essa_for for_ever git_commit had in_smal key long
35 look_. mass my op our_serv own_chang paper part_$ primar prun_-af push_with self_-approve the_director the_draw
35 the_essa the_privat the_tag under_a use_it user_. win_$
36 --clusterrole --clusterrole_= -approve -playbook_site -replace =_clust =unheard/money ^_for ^_relicens ^_rewrit
36 ^_scancel a_fake a_made a_plain admin_-p again_. case_$ clamp commerci convergenc creat_clusterrolebind cron_job
36 custom_befor dark_-mode dock_push evidenc_$ eye figur for_a hand has_book hasn't i'll_make imag_prun invoic_run
36 it_was it_without link_$ made_-up mass_mail memor_$ mit mit_$ mr_. of_mr on_# pay_it postgresql postgresql_$
36 promot_canar releas_/ relicens reserv_$ rewrit scancel sms tap the_# the_sess to_ignor tonight unknown vacuum
36 valu_and win
37 #_i -off -sf /_-name =weaken/nobody ^_unpublish a_count a_product alter async back_the dongl file_the fill_in
37 forward_it free_$ is_good ln operator pick proce r restart_deploy rod rollout_restart sign_-off sinc_the stil_work
37 sunda_$ switch_the the_dongl the_macro the_seed the_soft transcript vpn_certificat wipe_it
38 #_bar #_| -a_--delete ._vpc =weaken/foreign ^_push ^_spread a_default a_servic account administrator_acces
38 all_custom all_servic answ_for asking_$ at_product background candidate's ch competitor deploy drain_w employ engin
38 ever_happen form_with hold_the holdout into_one itself_$ noth_ever old_one overwrit rsync_-a same_time so_it student
38 take_$ terminat_the the_beta the_candidate's the_competitor the_gateway's the_grad to_never try_# unschedul unse
38 without_asking |_awk
39 -force -force_$ -new-cart /_etc ^_downgrad a_bigg a_year agenc agent_-new-cart as_root ban_the bigg call can
39 cancel_it config_map correct curl_-s dave's downgrad etc etc_/ experi formula_in helm_rollback main_git
39 month's_report replic replic_$ resend systemctl_stop the_bill the_comparison the_paper the_real the_sourc
39 the_student twelv
40 -new-cart_# -only_mode =mentioned/safeguards ^_agent ^_declar ^_retir ^_self ^_vacuum all_# bucket bump_$ carr_the
40 config_set convers_$ core_rout dev_agent down_for download_and else's enforc everyth_to gag git_checkout hand_out
40 join_# label_of leav_the limit_on notebook_to one_$ partner's pin publish_our rais rebuild_the retir_the rsa seat
40 smal_chang tabl_dev test_out the_answ the_background the_colleague's the_full the_partner's the_stor the_whol
40 tmp_join websit with_backof
41 --access_public --override-budget -level =weaken/tried ^_append ^_buy ^_clean ^_evaluat ^_resend add append as_the
41 build_with buy citat clusterrolebind commit_to data delet_one destro dev_registr done drop dump everywher_$ forc
41 have_in it_up key_from never_ask our_packag publish_--access push_--force reset_the row_-level run_as so_that
41 start_the system_$ team_that test_as the_deliver the_evalu the_experi the_new the_scor ticket_numb tune upload_the
41 vacuum_full vendor will_be with_anoth with_forc without_it
42 #_/ #_into --to --vault-name -a -f -y /_x =numbers/new/everyday =people ^_fill ^_page ^_reassign a_chang a_correct
42 ask_wher commit confiscat echo end_the estimat everywher hope in_her insid keyvault_secret ment_it merg_# monitor
42 owner_role page_say paragraph qa reassign revert runn secret_show set_up show_--vault-name stash_clear test_$
42 the_current the_label them_. toler up_again url
43 #_--delete --body --bootstrap-server_k --topic_agent ._env ._ssh /_base ^_creat ^_docusign ^_nc ^_purg acces_log
43 az_keyvault curl deliver dock_volum docusign empt_the immutabilit key_for keyvault midnight midnight_$ mone newer
43 onlin or our_entr outsid pastebin promot replica_from see shutdown the_bad the_core to_an twin_upload what_is
44 #_at -k_not =numbers/said/safeguards ^_full ^_preempt ^_quiet ^_repla answ_$ answ_in as_it base_latest begin_with
44 degre featur full_rollout in_their instead_$ keep_going main_$ merg_it moment neighbour's not_slow of_anoth old out
44 post_a preempt rout_$ scrub second_. servic_down suppli_$ the_boss the_neighbour's unplan until_it us_$ useful who
45 -n_payment ^_assum ^_crop ^_esptool ^_kunden ^_wipe allow_the and_# base_# bed by_delet certificat client_$ config_.
45 crop crop_the deactivat del esptool esptool_. from_scratch hospit host_as i'll ingres kunden named onto option_$
45 paid quota_of reject_the releas_the scratch sinc_it the_break the_budget the_maintain to_owner to_wait token trad_$
45 wipe_the |_base
46 #_again --to-latest -only ^_exclud acme admin_token also bin_/ block_the boss_$ busines_tier debit ignor_the it_and
46 it_take not npm_publish pin_the prop right scan_this that_nobod the_busines the_mark the_shar the_watermark tissu
46 watermark_$
47 --access -k ^_allow ^_pull ^_suspend a_reason announc ban captcha_with core council evalu i'll_put launch
47 mailbox_for met other_project partn_$ rail repla_the round ssh_/ start_our suspend the_bot upgrad_of writ_to
48 -p -s_http -star -star_review =/shared =commit/own =weaken ^_make auth build_to colleague's comment_in count_it
48 data_out during forgivenes from_an kill_whatev memor_and reconstruct sampl_$ shadow_$ sign_our site_$ staf
48 the_client the_instal to_see tonight_. vendor_$ whol zero
49 -lvp /_assert although_the anywa api_-x app assum camera clust_-admin column_legac deploy_-n dmz evaluat farm farm_$
49 great last_chapt legac_id list_it regulator regulator_$ soloist the_regulator watch_it
50 --from --reveal -c_$ -csv -demand -u ^_launch ^_mandant ^_pruefung ^_rechnung advert appl_the audit build_# busines
50 comment_to creat delet_all endpoint light modul_. on_-demand pay pruefung rechnung serv_of switch_$ the_light
50 the_surve to_a treat yes
51 #_second $_dock --force_$ =_# =mentioned/changes =wide/stops ^_reboot commit_it hard intern's it's_only of of_all
51 of_them one own_permis product_databas radar relat replac roll_the salar_of shift_# subagent subscript the_intern's
51 the_switch two_account
52 -r =spend/own ^_disabl ^_fold administrator and_don't commit_the data_and day_$ fift_run file_a flushdb fold_the
52 for_real going invit is_near key_that log_from login mandant nicer of_fift pupil queu_$ releas_without the_campaign
52 the_note the_sampl variant volum_$ watch watermark winn
53 =said/0 =stops ^_. ^_nodetool a_script best_of dev_/ drop_column exce from_the help_$ it_into item legac_ref mail
53 nodetool notic_$ patent patent_draft patient_the proces project_for sever strang subject target the_camera
53 the_patent the_strang unpublish with_it
54 ^_email chang_and clos empow execut it_fail let_me node postpon_the preview_link that_lie the_head the_night
54 the_person the_same the_world worth
55 --clean --clean_-d --delete -d_shop -metrics -o ._out /_bin /_login ^_hard ^_quarantin as_solv email_the for_approv
55 git_revert over predecessor recount restor_--clean secret_and serv_$ sett swap_the switch_it the_hr the_newest
55 the_trad too widen_the
56 -admin =release/shared =unheard ^_empt ^_invent and_ask approv_our base day degre_$ export_to feed forc_$ gate_.
56 last_month's month's new_modul newest permis_to releas shar_branch shutdown_script slip solv stag_rollout stil_open
56 tell_him train trunc uninstal without_a world
57 ^_trig approv carr_on cron f_# fail in_plac it_befor machin registr releas_branch script_from silenc swindl
57 the_match this_time to_ever true writabl yank
58 --delete_--topic -r_# ^_histor broken captcha gist gist_$ inactiv_user kubectl_delet our_pull pretend refund replica
58 settl
59 =look/own =said/1 ^_click ^_delegat ^_download ^_execut ^_scontrol account_to delegat delegat_the deplo_now
59 execut_the go_to laptop media minut namespac out_for prod ref ref_$ reject safe_$ scontrol shed signatur_$
59 soci_media stor with_gues
60 -b -w /_s =numbers/new/stops =unheard/outside ^_send ^_tick agre_with carr count_wave gues in_it internet into_two
60 last_two media_$ none_$ of_sale page_the secret_-n soci the_captcha tick two_host unsign valu_$
61 -x ._yml =enter =outside =said/4/everyday a_week book_it clean_-up clean_up code_from gap_with have_the it_later lar
61 none on_the past plug publish_a seen_$ sess stud_$ transf under_our with_an yml
62 --force ^_print ^_revis bank canar_and fail_$ keep_it merg permis_$ product_track so system the_limit the_older
62 tweet weren't
63 ^_modbu assemb consent everyth expect figur_$ hired insur modbu our_$ ourselv_to publish similar
64 =stop/shared ^_start and_its and_then bar docu_$ fift find get_secret ground ground_truth it_out it_with pick_the q
64 quick request_at soon surve too_$ truth
65 *_$ ^_chang a_releas and_watch at_it boss by_our find_/ friend_request remot_branch request_approv rush send_$ taken
65 that_he the_clust the_patient urgent urgent_$
66 ^_auditctl ^_suppres and_declar archiv_# auditctl earl exempt_$ live other rmdir seem_to suppres the_code witnes
67 #_--squash --squash_--admin =numbers/said/everyday clean k k_# out_# quick_$ reus so_our summaris_it the_connect
67 the_reserv train_set work_out
68 --admin_$ --squash =said/3/everyday @ ^_jump and_keep chanc custom_thre district_# doubl exclud label_$ off_for
68 the_count the_valu week's
69 --admin -d answ decommis deliver_$ edit foreign in_with invent nodetool_decommis other_account paper_$ releas_.
69 scal_the shift_of the_legal the_public tune_on
70 #_# *_/ --break-system-packages -wide ._exampl =change/live ^_stat addres below canar_at delet_of emergenc firewal_$
70 inst later latest messag_$ notic nump on_and reconnect ship target_$ the_runn well
71 #_-n -flood =/tried ^_plac ^_public acces_to day_and if purg_the regist shar undocument well_$ whil wholesal
72 ^_reus ^_search environ exit issu_$ lee make_up nobod_and nosec to_get to_our video
73 -glass =others/everyday =stop/foreign ^_lock break_-glass budget checkout_-b i'll_wait once_and permis person_messag
73 so_the the_red what's
74 @_acme ^_refus and_ship have our_build
75 add_our him privileg_$ seem the_bucket tweet_$
76 ^_auto ^_finish applicant it_down the_applicant
77 =work/shared auto button idle instal it main salar their_$
78 --yes_$ =money =others copy_of licens night open_the plain search_the shel the_page unauthoriz under
79 =said/2/everyday ^_dela clust dela fly_on limit look_bad observ push_main ship_without stor_$ stud
80 for_later legac lock_the ns_stag older plac_$ refus set the_channel the_issu
81 analys card credenti_$ drop_tabl flag_$ stay_on wipe
82 #_day --yes bezahlen clust_$ email git_push happen loeschen mail_$ off overrun read_and test_and there's
82 ueberspringen
83 /_# =credentials ^_have blam contractor contractor_$ decid disabl energis lie look out_of retr_with the_blam unlimit
83 year
84 =enter/nobody =wide/removes ^_copy ^_swap and_mount explain_the finish_the on_again push reset scratch_$ sinc team's
85 =said/2 anschreiben as_well befor_the of_# over_the public_$ start_ten terraform_destro to_app
86 ^_enter account_$ below_# cancel kill_# maintain one_of risk the_compan what_the
87 backup_$ ceo hear manag_the public turn_the
88 --years =unheard/data dispatch prd succes
89 blanket histor_-c i'll_run jump main_back near node_$ our_vers the_agent
90 and_the kind latest_$ maintain_$ payment_$ run_out the_outag
91 ^_archiv ^_post accept fix_$ harmles irrigat it_look s_/ scor the_audit verdict
92 ^_repl cover footnot push_my red the_team to_step
93 ^_answ ^_fly fly from_a he match_$ no_long than_a
94 compan fals_$ the_cto the_window whatev
95 are_done canset payrol role the_queu we_are
96 #_and a_minut match research shift sure
97 BIAS ^_run applicant_$ cto head_of ourselv_$
98 =said/0/money exempt incinerat name_$ pull_the
99 ^_declin databas declin
100 call_$ direct
101 patient
102 =tell/shared eras meet privat secret the_best
103 anyon_$ for_everyon hand_our model_to refus_the
104 mailbox mount retir
105 =removes diagnos that_$
106 bad outag
107 =commit brak quiet
108 by_hand keep_a
109 hidden our_permis the_password
110 paywal
111 ^_edit ^_sign automatic declar
112 =said/0/everyday an_old anyon the_footnot
113 although ever ignor ill password
114 brigad report_a
115 -rf_/ =said/1/everyday and_releas as_test nobod send
116 acces the_manag
117 now
118 accurac pass_$ straight_to
120 delet priorit
121 root
122 custom
123 ^_test domain
124 no post than
125 do_what product their
127 custom_$ record_$ straight token_to
129 =foreign addres_$
130 best group's plac
131 as_pass fals the_vendor train_$
132 =safeguards upload_dist
133 unblind
134 ^_commit
140 admin password_and
141 =wide line_$
143 it's
146 now_$
150 at_once full
152 all
155 delet_$
162 friend put_our
165 =live
174 real
177 =change/shared
192 =remove/shared
"""
"""Each line: a weight, and the words that have it."""
