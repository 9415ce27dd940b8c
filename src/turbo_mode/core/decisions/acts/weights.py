"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-341 =everyday
-250 noth
-201 noth_and
-196 note
-189 list
-178 this
-174 we
-167 output
-165 overview
-164 output_$ the_next
-158 count
-155 wait
-154 describ
-153 after
-151 batch
-148 ask
-147 our_test
-144 without_the
-143 archiv_$
-142 of_our
-140 ^_label to_the
-139 ^_quot within
-138 ^_say explain
-137 ls
-136 =asked
-135 quot
-134 ^_explain report_the
-131 remind
-130 delet_it order_the
-129 end
-128 ^_ask ^_check smart
-127 ask_the copy_$
-126 our
-125 inform
-124 -log ^_ssh go_on
-123 averag sandbox train_earl
-122 norm
-121 inform_the it_on
-120 as_plan in_our
-118 funct modul stair
-117 test
-116 request show timer timer_$
-115 all_check
-113 trail
-112 add_the bench open_an remov_it
-110 ^_inform agenda that_the verif
-109 hand_the
-108 ^_show strip_the
-107 ^_list statu variabl_$
-106 hr_$ next select
-105 ^_note in_a
-104 hint own retr turn_off
-103 first join_the the_print
-102 ^_find import the_script trac
-101 forc_the trac_$
-100 ^_wait code_$ lock_file script_$
-99 are default_$ the_report
-98 as_a fold give_the kill_it the_account the_archiv
-97 ^_lay against lay lay_the mail_to
-96 ^_resolv draft look_up stop_and the_request trial
-95 ^_flash
-94 break code stag the_test
-93 #_$ ^_count and_attach by delet_protect
-92 ^_summaris attach_the compar lockfil open_a slow summar the_login
-91 ^_leav dir formula_$ line more
-90 ^_build ^_invert ^_tell a_file a_pull imag invert_the legal_$ propos statu_$ the_updat to_stag use_the vm
-89 --version --version_$ first_$ invert look_at loop snmpwalk task
-88 after_the the_loop
-87 ^_reserv bench_devic check comma council's review_by run's slow_down the_comment wait_$ wish
-86 ^_ment forc_a measur other_user publish_it whitespac
-85 ^_pass after_# again_$ comput offic pass_the the_lock variabl
-84 cash from_sess offic_$ search_$ spreadsheet thre
-83 ^_compar ^_draft checklist dependenc export_the offboard team_$ topic_branch
-82 and_chang anoth delet_from interviewer's record_that that_we
-81 ^_format a_fresh a_messag dbsiz tail the_unus
-80 -t /_run ^_comparison and_wait await comparison_of fresh_build protect run_# text the_untest untest validat
-79 format_the gath hundr import_$ report spac_$ the_last
-78 build owner with_a
-77 -out ^_one ^_slow cat descript keep_the summar_$ text_$ unus_import
-76 ^_inspect branch cach cach_$ candidat_$ demonstrat drop_it plot she the_batch
-75 =own ^_map chang_$ inspect map of_this one_more the_two verbos
-74 again doc fold_$ get modul_$ stdout
-73 ^_increas ^_not earl_$ forward_the librar_$ prepar remind_the result run the_invoic the_librar the_row
-72 -v_$ ^_describ ^_look ^_select code_and counsellor git info librar memor_use the_vers
-71 ^_request attent end_$ herself resolv
-70 ^_averag ^_cat green_$ it_against metric switch_# tell_the the_funct
-69 ^_remind and_open comparison problem problem_$ run_$ to_legal would
-68 and_hand attach colour it_for open our_branch print_$ rememb runn_the shop_$ submit_to teamleit the_cach
-68 the_dependenc the_summar
-67 ^_block model read row_$ spac ticket_$
-66 -ls ^_all ^_estimat ^_mask ^_queu entr_$ error_of mask prompt random same the_other unus user_administrator
-65 --max-steps befor_$ cancel_the candidat complaint_to it_is leav photo say secret_in t_# the_complaint touch
-64 ^_enabl ^_flag ^_keep ^_mark channel into_the mark_the push_a report_it reserv_the responsibl team the_option
-64 the_responsibl the_workspac unlock_the updat_$ vers
-63 answ_with dependenc_vers deplo_to document here id is namespac_t read_it restor ssh tabl_$ verif_$
-62 ^_tag analysi applicant's are_green check_are click_$ cost diff enabl into_a it_$ never_click rebas rollout_$
-62 securit_team t uptim uptim_$ user's_password user_who who_never
-61 ^_measur ^_propos ^_stay ^_stop and_report began bug delet_namespac dispatch_$ each forget make_the quest
-61 regist_the result_/ say_that the_output the_prompt the_review the_word writ_the
-60 ^_connect at_the chart checkpoint differenc district_$ file_that local migration's pars tabl_in the_approv the_open
-60 tls_$ tmp_/ two unus_licenc view
-59 bug_$ complet_$ debug drop_privileg forward highlight manag_$ our_old redi region_$ simulator simulator_$ step_$
-59 the_bench the_differenc the_doc
-58 build_# count_$ find find_the funct_$ it_was one_numb purchas_$ say_so supplier's the_artifact the_deplo to_purchas
-57 ^_play ^_train break_the client_# client_copy leav_it localhost_$ play point_to shar_$ tag that_it the_end the_help
-57 this_test togeth vpn_$
-56 -l_$ ^_extend artifact differenc_$ extend filial for_anoth it_ther list_the of_eight platform_team preview
-56 report_that so_$ the_canar the_fund the_platform unit unit_test upgrad
-55 --get ^_nmap ^_simulat bind_to cat_. env_. imag_$ nmap simulat the_memor why
-54 ^_comput a_report appl_for biggest licenc_$ repeat summaris_the the_run's the_unit user_to was within_the
-53 --list ^_restor ^_strip block intern_track no_$ on on_with remot_cach review search the_timelin timelin topic wher
-52 ^_heroku ^_join a_new error fixtur heroku inactiv_account join label_the notific prepar_the queu redi_$ safe set_$
-52 tab test's the_fixtur the_inactiv the_polic
-51 ^_cut ^_delet ^_lift ^_order ^_ping ^_velero bundl compil cut larg lift_the our_own path ping put_both rebuild
-51 strip test_set the_owner the_vpn velero velero_backup
-50 ^_point anonymis asking document_$ extend_the flag_off fresh licenc migr miss off_again our_flag pric_$ quer
-50 scal_our test_for the_anonymis the_load warehous_$
-49 -ts ^_plot ^_record account_manag ausearch avc curv cut_a exampl_$ for localhost next_window person prompt_and
-49 recent
-48 ^_bind ^_drop ^_git ^_link a_photo board board_$ cert chart_$ d devic_$ down_by funct_to have_pass lift look_for
-48 ment_the note_it percent percent_$ psql_prod resolv_the send_a that the_file the_schema the_tabl the_upgrad
-48 tomorrow tomorrow_$ validat_$
-47 --dry-run =data ^_log a_sampl a_tabl administrator_$ as_measur compar_the conservator delet_the hand_it its lookup
-47 point post_as rebas_our the_miss the_vote watch_the
-46 ^_rout ^_verif and_tell binar bind embed empt_/ exampl file_$ finish_$ help it_would key_in list_all measur_$
-46 messag_that old_stack on_$ outli rout_the sampl stack_$ use workspac_$
-45 ._/ ^_psql build_$ config known overla prod_-c psql quot_the the_cost the_line the_secret up_the
-44 ^_embed ^_end anzeigen benchmark_$ comment_on explan hand_over has_ended it_again name only poll proce_to rate
-44 take_a the_draft the_manager's turn_our whoami
-43 #_percent ^_fix ^_profil ^_remov ^_the canar_to creat_$ dril du flight halt_the here_$ host_# interfac_$ mean moder
-43 person_data promot_the regres rerun sandbox_$ support the_preview timestamp_$ train_. turbo
-42 -service -service_$ -v /_health ^_halt ^_terminat as coin coin_$ declin_$ dock_imag event expos for_$ form_$ halt
-42 health_$ mutant pruefen s_# self_-service that_a to_self traffic wiederholen
-41 -l ._pem ^_instal ^_rerun a_test admin_$ at curv_$ deplo_$ hour hous human lab lint messag pem pem_$ plant
-41 point_out propos_$ read_the region repeat_the split_the the_heat the_lab the_payment total type vm_# word_$
-40 *_from -h ^_cover ^_gath ^_publish ^_repeat collabor control_$ cover_the deplo district estimat_the given
-40 heat_schedul notif_the offlin prob profil_the report's securit the_column the_pars to_anoth what_it
-39 ^_openssl ^_read ^_rm a_patch alter_the changelog check_that extract flag gate_$ hand heat is_within miss_$
-39 new_test numb_$ openssl pars_$ password_$ record_the redirect that_name the_employe the_environ the_event the_smal
-39 which wire_the
-38 ^_collect ^_filt ^_writ annotator bump_the claus collect filt_the fund fund_$ interfac it_as job metric_$ refactor
-38 review_and somebod_to the_annotator the_chart the_chat the_interfac the_sign to_look until_they use_$
-37 /_srv =changes ^_prepar ^_unpack a_ticket acme and_stop baselin_$ blur branch_in clear_our copy doc_$ in_# inquir
-37 of_the outcom paus_the quest_$ remind_to srv statistic statistic_$ the_build the_result traffic_$ unpack unpack_the
-36 ^_compil ^_give ^_lint ^_notif ^_return a_comment all_old an_owner charg comment count_of for_a insid_the
-36 journalist's kubectl_top load meanwhil nobod_answ notif old_messag plot_the polite pres_offic preview_$ print
-36 resourc_without send_the stateles stay titl top top_node vpn were without_an word
-35 ^_du ^_match ^_suggest ^_tail a_funct beta_to charg_the checksum compatibl condit do_$ escap_the fit for_our leav_a
-35 let_it match_the messag_and new next_step per raw refer shop shop_# suggest tell test_copy the_fix to_ourselv unif
-35 why_it workspac
-34 ._list /_es assembl asset checkout_$ chip draft_a ended es es_. face fire_the hypothesi in_again prod_# qualit
-34 remark request_the srv_$ stat_$ succeed suspect that_this the_face to_sign virtu virtu_environ vote
-33 ^_rebuild and_hold artifact_stor branch_to common consum count_* data_/ dead df draft_$ generat_the group_$ invoic
-33 lower_the mayor our_servic oven pump rang recipe's repo_view select_count setpoint state_$ step the_first
-33 the_parent the_quest the_trial the_virtu timestamp
-32 -check ^_break ^_charg ^_comment ^_firebas ^_validat alon alon_$ build_log choos compatibilit databas_$ firebas
-32 free hold host_. id_$ instal_from patch_$ phon_numb plan_$ purchas run's_workspac synthetic team's_job
-32 the_dashboard the_prob this_run's wallet's
-31 --dry-run_$ ._prod ._yaml ^_plan ^_proofread ^_second ^_yield a_list about accessibilit all_user and_say author
-31 beam check_the clon contain_$ dead_link delet_our disk_$ filt get_/ line_after new_name now_and proofread
-31 proofread_the sign_the tag_$ test_$ the_dril the_job's the_send the_train to_read vers_and yield yield_to
-30 /_raw /_tmp ^_hdf ^_let ^_rollback agre_$ artifact_with back dashboard dfs dns fail_assert finish gate gate's hdf
-30 hdf_dfs health how item_$ log model_$ next_free old_releas once page's page_$ parent ps raw_$ save_the shar_with
-30 show_the the_offer the_second the_traffic upgrad_the wait_until
-29 -b ^_discus ^_dock ^_redirect ^_refer ^_reject asked befor besid cargo checkout comment_$ deploy_$ discus
-29 discus_the download_$ ended_$ later_$ lookup_$ refer_the report_$ retent sess_$ sub support_$ switch the_claus
-29 the_kernel the_rollout the_servic the_type this_task token_lookup track_$ vault_token
-28 #_% % ^_bump ^_kubectl ^_preview ^_squeu ^_unlock against_the and_look approv_noth beta column employe error_rate
-28 expir fast_$ firm formula given_$ hang lea's look_into macro_$ offer_to our_contain out_the ping_the reboot_the
-28 rehears squeu start_over sync take_note team's_channel ten_minut the_document the_find the_old the_transl tmp
-27 -cli_-h -h_shar -keygen -lf -photos -t_plant ._pub /_pump ^_curl ^_forward ^_mosquitto ^_retr ^_sort a_person
-27 acces_$ all_index applic bank_$ choic curl deadlin default dialog ed firmwar_# flash_firmwar head histor_$ leav_the
-27 list_$ lock_$ long mosquitto need_$ old_-photos patch plant_/ plot_$ pod ps_$ pub_$ pump_/ pytest rollback_$ servic
-27 simulat_the sinc_the solut sort sort_the ssh_-keygen state switch_back task_has the_deadlin the_dialog the_fail
-27 the_local the_plot the_timestamp to_its two_$ user_that whoami_$
-26 ^_draw ^_group ^_respect ^_take alarm anew back_$ be be_shar column_$ db_. dependenc_$ door_fault enumerat flag_the
-26 fram fram_$ handl heroku_app heroku_config in_the is_over limit_$ machin_off our_deploy our_topic phas report_#
-26 respect secret_$ seed_$ start_after take_down the_agre the_chang the_changelog train_on work_$
-25 -lib -lib_$ ^_roll a_free abstain aggregat agre archiv audit_$ baselin betriebsrat bisect carr_out cat_/ complain
-25 continu_with core_-lib count_the crontab_$ fenc five_minut has_agre increas log_of npm_owner of_user offer on_our
-25 once_the our_imag pipeline's port_forward request_for restrict roll scrol shard show_which test_system the_admin
-25 the_bank the_imag the_measure the_pipeline's the_toll toll toll_bill use_of verif_backup
-24 -call_engine ^_circleci ^_nvme ^_observ a_human axis becaus_the berechtigung besid_the bot_$ caus circleci
-24 circleci_config command dns_$ engine engine_$ exampl_/ featur_$ file_from from_pg him him_$ human_$ let_the macro
-24 manager's observ observ_the our_draft privac privac_offic promot_$ rerun_the return sleep sum the_announce
-24 the_author the_axis the_certificat the_checkpoint the_dispatch the_order the_privac the_signatur
-23 #_s -m -sh -sh_/ ^_choos ^_forc ^_mailchimp ^_modbu ^_paus ^_yes arra artifact_$ asked_$ behind_the changelog_$
-23 chapt checkpoint_$ come displa dock du_-sh for_review group handl_$ hiring incident input learn mailchimp
-23 mailchimp_campaign modbu neighbour_$ on_tomorrow operator_$ outlin parent_first payment phas_$ pull_request
-23 releas_# replac_the rollout sign_$ sinc_nobod slic test_data the_right the_storag to_hr under_the when
-22 #_ls #_train %_$ --app --comment --nproc --nproc_# -preview ^_becaus ^_load ^_pgrep ^_quer ^_torchrun accept_the
-22 alert_with and_show asset_$ count_them deadlin_is dist_$ find_out hand_$ input_$ is_near kill_switch ls_s merg_queu
-22 near night_job node_# old_account on_stag period person_$ pgrep pgrep_-u prescriber's prompt_$ push_origin
-22 releas_manag relief run_as seal_$ skip_the smal soak soak_period src stal_branch stop_here terraform_plan the_asset
-22 the_exampl the_formula the_pres the_soak this_job torchrun torchrun_--nproc wide writ_them x_. zaehlen
-21 -an ^_halv ^_prob ^_snowsql ^_wire an_hour and_note anoth_path anoth_room are_miss aws_s blkid bucket call_the
-21 charact cheapest clash come_back copy_to disposabl dn draw free_tier from_# getenforc green halv halv_the key's
-21 klist lsblk lvs maven may noop offset our_commit owner_has pass path_for patienc pg_role plan's public_of request_a
-21 respons retr_the row_in rsync_-an snowsql snowsql_-q support_lead take_them the_cheapest the_client the_featur
-21 the_key's the_plan's the_scratch the_shard the_team's this_releas time_$ to_maven track wire
-20 -f_preview -s /_acme ^_continu ^_extract ^_gh a_note a_short an_issu app_. canar_$ client configur_of continu
-20 contradict curl_http dev_$ dock_compos head_$ http is_$ key_with kubectl_describ manu_$ me measur_the offlin_$
-20 our_app our_chang our_scratch own_file pr preview_. rank remind_$ rout second sign start_$ stub tar_tzf teach tgz_$
-20 the_repositor the_task to_securit tzf vers_$ wait_an window_$ work_offlin
-19 --list-keys -rf_. /_backup ^_back ^_fire ^_more ^_ps ^_python ^_rebas ^_widen a_line a_norm announce back_off
-19 backup_/ balanc certificat_with configur continu_$ creat_the draft_an extract_$ ffmpeg fix_/ flash_the gh hold_$
-19 idle_machin kubectl legal line_to mp norm_user not_yet our_name our_releas polic priya qstat recept report_on
-19 retr_$ reviewer's reviewer's_chang somebod stand submit_our temp that_zone the_configur the_flak the_manu
-19 the_project the_releas the_reviewer's the_slow the_tax them_from timeout timeout_$ unlock unpush unpush_commit webm
-19 widen
-18 -tlnp ._user ^_cargo ^_combin ^_gradl ^_mongosh ^_packag ^_put ^_recalculat all_lock author_$ branch_onto case
-18 child combin commit_$ commit_-m constant consum_group coordinator defin desk dist effort evidenc explain_the gradl
-18 host_/ log_deplo mongosh mongosh_prod obey our_train parcel_$ pass_and path_$ put_a read_them recalculat recept_$
-18 securit_that ss stal teach_$ test_databas the_custom the_input this_run user's valid verif_the volunte vpc vpc_$
-18 we_start work
-17 --eval --eval_db ._klein /_$ ^_influx ^_revok a_backup a_tenth acme_/ age age_$ annex can't chat clos_this co
-17 cost_$ describ_the desk_$ diff_$ eu flash hotel hotel_$ ignor imag_to includ_the influx into_our job_we klein manu
-17 mirror ms ms_. noon noon_$ of_host org our_cron permit pi pi_$ present prod_--eval put recalculat_the request_so
-17 retent_polic rolnam sanitis schedul_the shift_a sql subtract surve take templat_$ tenth tenth_of tf the_co
-17 the_reason the_rehears the_spend the_stal the_support the_weight try tuesday's tutori validat_the view_$ visualis
-17 weight wher_it
-16 --check -author -author_s -status ._html ._sql =_lake ^_acknowledg ^_email ^_iptabl ^_s abort_the acknowledg acme_$
-16 as_done bann bill_$ blue_$ bucket_= co_-author compan_-data cp_report custom_resourc deplo_/ deriv dron forecast
-16 give go_through html iptabl lake lake_$ let look_good manage_$ measure_$ model_on nurs nurs_$ object_bucket open_it
-16 out_why outdat parallelism profil report_. s_sect say_$ sect test_tenant testdaten the_bann the_doubl the_failur
-16 the_forecast the_size this_chang through typo used we_hold window yml_--check
-15 #_describ --lf -call -in-user -loop -north -up_$ -zv /_branch /_protect /_shop /_web ^_annotat ^_cach ^_calculat
-15 ^_choco ^_passwd ^_pytest ^_wget a_different and_call anew_from annotat annotat_the around as_it attempt branch_/
-15 calculat check_in choco column_to consum_offset creat_job data_owner deploy different done_$ draw_the drift
-15 emulator expir_$ facilit fault for_bill foreman gh_api go_$ half_$ installer's its_owner load_the loadavg machine's
-15 main_/ mia migr_$ mirror_$ mkdir mock note_the noth_$ object offset_of on_-call on_frida our_site person_who
-15 pipelin protect_$ releas_on repo_/ roll_out run_a scratch_tabl sdk size_of skip_$ specific stag_$ tail_/ temporar
-15 terminat the_# the_branch the_bug the_machine's txt_$ web_/ wget who_asked will writ_an zone
-14 --spider -ef -release ._$ ^_bundl ^_df ^_fail ^_fetch ^_migrat ^_mute ^_oc anoth_commit ask_for blue bot can
-14 choos_a compres compres_the correlat dir_$ enter_the error_to failur fetch firewal_rule go group_the io_$
-14 kubectl_get left_$ local_commit log_in long_timeout me_$ migrat mute note_$ oc offici os overwrit_the own_account
-14 passwd reproduc_the roll_back sbatch select_pid short smal_model smal_step systemctl_statu the_offici them to_go
-14 traffic_to widen_to zone_$
-13 --list_$ -enabled -pager -pager_$ -request ._org /_help ^_adb ^_peek ^_refresh ^_twin accumul adb align anyth
-13 ask_somebod averag_$ backup_first cargo_build check_on checksum_$ chmod_u cited clos_$ collat debug_logg demo
-13 deploy_/ dist_/ file_we grad_$ gradient ip_$ may_be name_the nda once_more org_$ over_to own_test parent_$ peek pip
-13 prepar_a refresh request_with robot sampl_data schema_$ simul size stag_key stuck suggest_a tabulat technician
-13 tenant test_user that_would the_caus the_dead the_demo the_error the_mail the_migr the_nda the_post the_sett
-13 the_usual the_valid they_are token_$ twin u usual what_is
13 -consumer-groups -instances -k /_log ^_crack ^_etcdctl ^_smooth ^_spend ^_undo ^_unpublish ^_void account acros
13 add_an all_devic and_drop announc_the chlorin clean_up collaboration's date deploy_back done etcdctl everyth_on fast
13 file_it film forum_$ guard in_all is_green is_ther it_and kafka_-consumer-groups key_to logo_in make_a mnt modific
13 other_servic password_from people's polic_$ reason_$ reproduc_it review_$ rewrit_histor rule sabotag smooth
13 smooth_the stal_row stock_$ tax the_fold the_logo the_machin the_one the_proces the_rule the_tap the_vendor trash
13 umount vendor_$ void void_the warn
14 -get -n_kube -system -system_$ ^_borrow ^_enrol ^_gdriv ^_kafka ^_op ^_shutdown ^_watch a_lower adjudicat alarm_$
14 alter_tabl and_start apt_-get author's banish becaus_it below_# borrow bulldoz candidate's chassi clob compan_$ cran
14 curtail declar_a dedicat dedicat_= despit discount discount_$ down_$ employ enrol fix_it freez gap_in gdriv in_last
14 invalid job_in kafka kube kube_-system licens lower_valu merg_# midnight midnight_$ miriam monitor_$ mr op order_#
14 overbook pair proces_$ productiv pull push_--force python rating reboot regardles resum rm_-r rmi rollout_of rota
14 select_pg sh_| stop stop_the team's_namespac teas terraform_stat the_candidate's the_claim the_cran the_export
14 the_figur the_guard the_list the_productiv the_third the_web transf_$ true ventilator watch webhook with_other x_$
14 |_grep
15 #_git --all-commits --cloud --id --instance-ids --instance-ids_i --now --now_auditd --password -a_--delete
15 -instances_--instance-ids ._env ^_account ^_backdat ^_burn ^_flip ^_ignor backdat backdat_the backup burn ca clean_$
15 clear_the customer's_account disabl_--now einkauf file_to flip flip_the forum gc huber in_$ mailbox_$ mainfram mysql
15 not open_$ organis_$ pcap power_off preempt_the pres_$ promis releas_note result_in retir rsync_-a set_glob signatur
15 someone's stash supersed switch_off systemctl_disabl tabl_invoic tabl_that tcpdump team's term_$ the_einkauf
15 the_form transf_fund vpn_certificat
16 $_dock --approve --no-verify --start --user-name --wordlist -branch -off -running -running_quer ._delet /_v ^_agre
16 ^_assign ^_brows ^_escap ^_fabricat ^_impersonat ^_nuke ^_report ^_waiv ^_wandb all_# all_tabl and_delet availabl
16 away_by behalf_of binding blocklist brows_the checkout_main disabl_the downgrad_the drop_all elevat escap fabricat
16 file_of for_all get_through impersonat is_stil john lead_$ licenc_of locat longest_-running mask_sensor medicin mfa
16 nuke occup patch_the qa's registr_$ repositor_$ result_$ role_that safet_check server's servic_account sess
16 sign_-off sign_contract the_blocklist the_book the_core the_longest the_power the_serv the_server's the_term waiv
16 wandb whol_compan
17 #_n --bucket -a_$ -block -g -g_data -test -y ._email /_nvme ^_blacklist ^_dump ^_push ^_rais ^_reclaim ^_rotat
17 ^_split absenc_$ all_file app_$ az_vm blacklist blacklist_the by_mail certificat certificat_$ clos clust_-admin
17 contact couri day deduct deduct_$ defund deposit drain dump_the everyth_$ freez_$ gh_run happen hasn't hypervisor
17 it_back ledg list_-g localhost_# logg_$ mast_$ mone n n_# nvme nvme_# other_team ourself ourself_$ page_of prescript
17 prescript_$ print_the quash reclaim sanct scrap_the seem shift_$ shop_. stabl staf_$ static subscrib sudo_$ summon
17 test_result the_colleagu the_couri the_deduct the_grad the_user's them_$ tom tom_$ unscrew vm_list
18 --all-topics --execute --overwrite --overwrite_$ --prune --reset-offsets --to-earliest -approval -c_/ /_payment
18 ^_alter ^_inflat ^_overrid ^_sqlmap ^_uninstal a_bigg add_a advanc alter bigg certificat_for claim client's
18 correct_the dave's engag enlist everybod evict extern firewal furth home immobilis index inflat inflat_the kill_the
18 kubectl_label laptop_$ login memor_of ment note_that obliterat pizza plan pub quarter quarter_numb redefin remot_$
18 resubmit salar_of sampl_$ scan_the see slot snmpset split sqlmap switch_$ tar_xzf tgz_-c the_badg the_client's
18 the_ledg the_quarter the_salar the_warn unanimou up without_tell writ_a xzf zip
19 /_data ^_add ^_exempt ^_patch ^_restart an badg behalf_$ below_the branch_without budget busines car_$ certif_transl
19 claim_with crd_$ cros defrost dry euro_$ from_step hide_the intern_network lawy ledg_$ maria never of_staf
19 other_team's pass_by pin_the prob_$ purg_the py reject reposses see_it sign_on step_one stil stranger's symbol
19 take_it the_car the_certif the_default the_fork the_lawy the_read the_role transl_$ true_$ try_the
19 upstream_repositor victor xl
20 #_euro --prefix --type -c -code -team ^_cancel ^_correct ^_print ^_reset analyst anoth_region base branch_for broad
20 chang cloud cloud_trail crd day_$ degre_$ del destruct develop drain_node dump_$ embargo embargo_$ euro fetch_it fix
20 for_# hardwar hardwar_$ helm_rollback lea nominat old_ticket paramet paramet_in paus_$ print_job product_databas
20 remov_/ resend rival's runn_$ shadow shel ship_as silent smok_test stop_cloud strang submit_the tabl the_paramet
20 the_securit the_smok the_statu the_strang to_all truncat_log verteil veto without_test
21 #_/ --cert-name -delete -delete_$ /_-name /_proc ^_answ ^_attach ^_confirm ^_deny ^_detach ^_grant ^_scancel ^_sell
21 analyst_$ branch_on bucket_$ certbot code_from contact_$ databas_contain default_branch deny deny_the detach
21 disconnect dose doubl_the empt_the fail_the feature's file_on financ find_/ id_rsa in_an intern's it_look livenes
21 mutat pkil_-u proc proc_/ push_to scancel seat self sell stat_rm subscript_$ suit sunda take_out the_emergenc
21 the_evidenc the_expect the_front the_intern's the_sess the_vehicl vehicl_$
22 *_$ -only -u -w ^_az ^_deregist ^_evaluat ^_exfiltrat ^_gem ^_move agenc_$ and_ment any as_skip az bar bar_$ brows
22 by_hand conf contain_on crack creat_--role deregist detect evaluat everyon exfiltrat flushal from_the gem glas
22 hardcod in_as in_her into it's mail measure month move network_$ pay remote remote_$ securit_group set_up sign_off
22 symbol_from test_as the_bucket third too_$ unpublish until_it up_a validatingwebhookconfigur
23 #_-n #_hour -a /_etc ^_appl ^_kick ^_pg afterward afterward_$ all_region announc api_$ at_once aws_kms behind below
23 certif dictat do don't etc etc_/ for_her generator has_written kick label lock_open mode_$ night_run privileg
23 protect_branch regulator remov_the rival runn sh_$ sign_it significant switch_to test_namespac the_operator
23 the_rival the_room the_warehous to_a without_wait written_$
24 --role -organization -organization_$ -rf ^_append ^_declar ^_dismis ^_flush ^_mv ^_pkil ^_twilio append appl
24 aws_organiz calibrat car click comment_to countermand credit dev dismis dismis_the flush free_the has ingres_$
24 issu_$ it_up key_for kill_pod kms last_year's level mv mv_/ of_# organiz overrid pay_the pirat pkil product_track
24 promot_our purg_queu rm_-rf safet saving stamp storag_$ terraform_forc the_firmwar the_plan the_queu the_remot
24 the_safet twilio twilio_messag uncordon vehicl volum_$ www year's
25 --confirm --dump-all --yes_$ ._dump ._txt ^_resend adjust append_the are_flak backend bash bash_$ coerc fix_the
25 haven't ip job's job_on merg_$ mode moving nationalis of_them old_. other_side pg_restor pg_terminat repe replic_$
25 restart rout_$ siren sound stag_rollout sudo_bash termin terminat_backend test_are test_out the_live the_namespac
25 the_replica txt unseat validator |_sudo
26 # #_python -mine -unlock -x_delet ^_bypas ^_clos ^_killal ^_no ^_shift away bill_messag by_a campaign export_befor
26 forc_-unlock invit_the killal killal_# mute_the need night_backup other_proces overrun own_request profil_$ replic
26 roll_the side snatch start_the stay_$ the_freez the_protect the_valu ticket tweet unknown vault_operator volum
26 warehous whil_we written
27 #_piec --years -dskip ._log ^_fake ^_invit ^_nc build_to canar_has compensat complet dana's dispatch fill follow if
27 inst latest memb nc one_from piec piec_$ power_$ product_$ project project_for redact repair_the rise rise_$ site
27 spar submit the_domain the_monitor the_spar the_tag the_topic upgrad_to worktre yaml
28 #_kubectl --body --ids --query --to --yes -run ^_decid ^_proce ^_reconfigur az_keyvault back_to boss_$ busiest call
28 carr_the config_set cordon_node custom_thre deallocat decid_for earl everybody's exam generat glob ingres instal_an
28 keyvault kubectl_cordon kubectl_delet leagu limit mailbox_for market offer_the packag_$ paid partn patient_$
28 preview_stack proce publish_polic rent revis site's tagg tap terminat_the the_deliver the_docu the_leagu the_market
28 the_partn the_time topic_$ tsv us user_and
29 -arm -f_$ ^_adapt ^_carr ^_get ^_pres ^_pull adapt approv confiscat exam_$ featur fleet lower main_$ mast network
29 off operator origin_/ prod room strong suppli swapof the_control the_mailbox the_phon the_tree tree unse wipe_the
29 with_anoth world
30 --global --key-id --pending-window-in-days --reveal -key-deletion ^_book ^_evict ^_postpon ^_to a_copy adapt_the
30 agenc alle and_carr approv_own commit_the config_--global connect_$ delet_--all enforc export fell field free_$
30 home_/ mailbox_of minut option part payment_$ postpon rais_the revok_all rsa sh shadow_$ so_the stornieren the_agenc
30 the_answ the_customer's the_privat them_as thes to_step transcript
31 --delete -pick /_/ /_home ^_reassign cher cher_-pick demolish down_for enact expect fill_in leav_request page partit
31 prd reassign sourc start_on takeov the_assert the_door the_leav undo_the use_a use_it webhook_$
32 #_i --charge -e @_# ^_renew ^_transf a_password account_to an_answ answ_for ch connect creat customer's deliver
32 download finish_the i key_$ kubectl_patch of_all point_the power reconfigur reconfigur_the rotat serv_$ sharp sist
32 the_colleague's the_new the_paper the_sist tick_the unsubscrib_user warn_$
33 #_day -close -r_# -sf ^_name ^_tick abolish ban bulk clamp convergenc credenti cron_job down entr_to key_of ln many
33 new_program numb_to onto participant rais shift_of spread than_# the_stud the_suppli the_upstream tick ticket_older
33 to_an to_zero
34 --all-tags --name -admin_$ ^_fill ^_issu ^_pipe ^_preempt ^_tear administrator_acces bid_$ clock clock_$ delet_all
34 down_all i_# interpolat issu_a minut_$ older older_than on_# pipe preempt sale site_$ tear tear_down than trad
35 -up ^_file ^_finish administrator all_custom as_the auct begin boss_@ commit_on download_the in_plac it_pass
35 journalist null on_behalf ssh_/ the_journalist the_port the_runn with yes
36 -rm -x ^_ban ^_deplo ^_vacuum a_script and_publish and_submit assemb behalf build_host bypas disk dlp file_system
36 hour_$ net partner's personnel personnel_file photo_$ port remov_all shar_branch sign_up submit_$ teammate's
36 the_benchmark the_bill the_model the_partner's the_personnel the_product tmp_$ to_product vacuum vacuum_full
37 --vault-name -db -r_/ -star -star_review ^_adjust ^_copy ^_generat ^_unsubscrib add_our adjust_the and_go by_read
37 chat_$ contract correct door else's emergenc environ etl for_the front hr it_from permis redact_the releas_$ remot
37 scar sinc_it tabl_scratch the_addres the_devic urgent valv_# yank
38 ^_accept ^_disabl colleague's control dump fail fake fals_$ file_the host it_in petit_$ put_our refund reset ten the
38 the_clean the_host the_publish tweet_$ without
39 -n ^_chmod ^_refus ^_tune chmod competitor's compromis cordon edit_the instruct keep_it neighbour neighbour's onlin
39 scratch sess_of ship_the the_competitor's the_neighbour's the_renew tune unsubscrib week_$ writ yaml_$
40 ^_purg a_public build_with clean commit_to deactivat file_a form_with go_live hydra meet our_key patient_the petit
40 rockyou sale_$ stack_of start strip_subscript suppli_$ the_petit the_repl the_trad visit visit_$ week
41 #_and ^_acces ^_page ^_spread ^_turn debit endpoint kinit off_$ old_preview one part_$ refus remain scal_the send_$
41 the_gate the_mount the_remain the_stor
42 -lvp ^_save as_pass domain_$ ext from_scratch half mass mass_mail mkf one_$ past releas_the round the_origin
42 the_pull the_seed verif_fals zero
43 --override-budget /_dev ^_reboot ^_work brak canset consent declar file from_an gap_with issu it_fail live_$ mark
43 post_a save signatur_$ sister's sudo team_lead till uninstal
44 ^_auditctl ^_esptool ^_quiet ^_revis ^_truncat anywa auditctl esptool esptool_. everyone's gag it look_$ make
44 namespac_$ rail reset_the the_night the_patient the_shutdown trad_$ truncat
45 accept_$ away_$ clear dock_push endpoint_$ evidenc_$ featur_/ key_into made plug privat_messag proces prod_$
45 push_registr quota_$ redirect_the sign_our the_data
46 --force_$ ^_execut a_second a_smal amount cron execut_the itself_$ program replac spam the_credenti to_get
47 --access @_corp ^_downgrad ^_invent ^_kunden ^_search corp corp_. doubl downgrad environ_$ host_$ increas_$ kunden
47 no none none_$ of our_role peak rebuild_the renew_$ show_$ test_at the_clust time whatev
48 -d_$ ^_disarm ceo disarm empow execut frozen half_the injur it_to mail_$ move_the night ownership registr replica
48 stat the_best the_campaign the_public the_stag url valv well well_$
49 $ ^_download ^_stat ^_test a_releas although_the captcha decid fals figur find_$ four gist gist_$ idle invent key
49 nobod_and of_sale reserv_$ retry soloist that_nobod the_disk win win_$
50 #_again -admin /_# ^_mandant authoriz authoriz_key book declin good_$ host_as inactiv read_$ scop script_from
50 the_budget valu_$
51 ^_buy ^_declin ^_docusign dev_/ docusign down_the estimat good have her irrigat key_that onto_the ourselv_to quota
51 radar releas_branch socket socket_$ subscript the_person writabl
52 -f a_reason advert all_key and_overwrit buy data deplo_the essa essa_for gap lie messag_$ notaris set_the system_$
52 that_lie that_platform the_essa the_gap the_packag the_staf transf what_the
53 as_well audit block_the crop during fail_$ forward_it latest_$ partn_$ plc role_$ ther ther_are to
54 ^_open ^_pruefung ^_rechnung ^_redact ^_upload allow_the automatic client_$ deliver_$ flushdb instead overwrit
54 pruefung rechnung record take_the the_databas turn_the with_forc
55 ^_improv ^_pick ^_pin ^_suspend blog feed improv improv_the outsid pick rewrit_the seen serv shutdown_script suspend
55 turn
56 -level /_login ^_allow bed her_$ histor hospit look ourselv_$ out_of pin plac_$ right row_-level switch_it tissu
56 trunc
57 -p ^_dela ^_run bin carr_on dela deplo_now docu_$ drop off_the option_$ paragraph system the_hr
58 -translate ^_mail ^_trig by_delet ground ground_truth isn't nosec other_project post_the publish_a registr_/
58 secret_from sett shutdown swap trig truth what
59 ^_do all_scop carr from main maintain memor_and origin own_chang pull_the purg reconstruct stor_$ subagent succes
59 summaris_it that_look the_check unauthoriz
60 --clean ^_exclud ^_wipe applicant befor_the exclud mail_the page_the paper_$ pupil similar the_applicant the_limit
60 the_node wipe
61 ^_make entr link_$ on_the other_account permis_$ the_organis the_scor the_window whil
62 boss canar_and delet_of he machin maintain_$ paper recount swap_the the_label
63 -rf_/ ._# ^_public ^_start ^_swap a_week begin_with exce formula_in had harmles mandant merg_the owner_role pass_$
63 secret_and the_reserv the_team week's
64 / ^_send addres button chang_the do_what laptop one_of remot_branch rod sever the_record
65 -o and clust drop_tabl farm label_of over_the taken the_bot the_red
66 -wide /_s ^_hard ^_resum at_it contractor contractor_$ hard instead_$ itself monitor organis public_$ root_$
67 push repl rm swindl
68 council figur_$ forc met reconnect red rush scratch_$ the_audit the_watermark watermark watermark_$ with_gues
69 ^_approv ^_plac ^_rewrit agent clust_$ disabl fire foreign friend_request mailbox model_to rewrit the_flag tonight
70 --force ^_switch allow direct enter into_two ment_it publish_the straight_to target to_ever
71 ^_enter gues make_up order_$ patent patent_draft q renew rmdir solv staf the_patent
72 ^_jump match postpon_the run_it ship_without the_agent weren't
73 ^_repla ^_suppres and_mount jump launch repla run_out straight suppres the_count
74 admin call_$ it_into our_build s_/ under without_it
75 -approve =removes applicant_$ lee refus_the self_-approve
76 =_# ^_launch a_count blanket exempt_$ hear in_with nobod privileg_$ skip
77 #_gener ^_self add and_don't appl_the ask_$ camera commit notic_$ patient start_ten the_break
78 ^_histor cover draft_to everyth for_later shift so_our the_legal the_sourc the_whol treat whol
79 answ cto full gener releas screen the_camera ticket_numb
80 ^_assum ^_complet ^_regist ^_set background clean_-up complet_the domain kind label_$ node the_background the_compan
80 the_issu unsign user_$
81 assum target_$ their_$ year_$
82 nicer other person_messag reus their
83 -glass ^_repl ^_sign acces_to app fall live name_$ notic resum_the
84 -r cancel exit firewal_$ later
85 ^_archiv our_vers search_the slip wholesal witnes
86 ^_click ^_fly ^_have ^_reus databas fly quiet regist scrub twelv under_our
87 --all_$ brigad the_acces
88 analys eras privat salar stop_all
89 flag_$ manag_the role stor train
90 backup_$ insur node_$ read_and
91 = answ_$ blam invit now_$ the_blam the_sampl undocument with_an
92 #_# ^_clear card it_out it_with
93 going repla_the
94 exempt loeschen quarantin silenc
95 =credentials ^_auto ^_releas so
96 best bezahlen credenti_$ ship ueberspringen
97 accept auto compan fix_$ research
98 --all =people incinerat
99 footnot it_down stud
100 ^_commit and_the anschreiben payrol
101 ^_lock set
102 anyon_$
103 hand_our public
104 acces it_under
105 copy_of publish scor shar video
106 the_screen
107 citat destro have_the the_match token_to
108 everywher from_a year
109 although lock_the pick_the the_code
110 -flood group's record_$
111 anyon insid
112 and_releas qa
113 =money ourselv root test_and to_our
114 secret
115 last_month's month's
117 forc_$
118 custom diagnos energis mount our_permis over
119 ^_chang account_$ password
120 paywal the_password
121 now open_the
122 and_keep
123 delet_$
125 plac
126 expand
128 post
129 an_old token
130 hidden pretend
131 -d accurac out
132 as_test send
134 ^_edit
135 addres_$ edit
139 the_manag
140 custom_$ line_$
142 =foreign ^_post
145 BIAS
149 the_shar
150 verdict
159 train_$
163 friend
167 unblind
168 product
181 =live
182 delet
187 =safeguards
231 ever
354 all
"""
"""Each line: a weight, and the words that have it."""
