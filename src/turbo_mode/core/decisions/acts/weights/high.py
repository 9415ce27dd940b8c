"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
12 =spend~licences =stop+personal =stop~users =tell+secret =tell~company =tell~password =weaken+voice =weaken~backup
12 =weaken~detector =wide/data =work~itself =work~job =work~silence =work~waf =~/tmp/* =~5 =~connections =~deposit
12 =~detector =~flushall =~general =~need =~now =~waf =~warning =~watermark ^_creat ^_decommis ^_have ^_prolong
12 ^_redirect ^_settl ^_stag ^_stat abov_the admin_consol afterward all_flag and_reload auditctl bett_one bin_the
12 bucket_$ build_$ c capacit_$ chart_--force cheap_vendor check_out claim_with competitor's contributor's_branch crm_$
12 custom_# date db delet_other delet_project delet_remot disrupt_budget file_/ fixtur_$ forc_= found_an found_in
12 guard_$ health_check home_. identit in_anoth it_under job's journalist_$ kick_off late line_$ list_and list_in
12 mail_$ mast_key mnt moderator my nobod_notic of_toda on_privat overrul_the parent pinn_from product_host reopen rest
12 screenshot_$ sdb_$ see_how sess_to settl_the skip_$ split sudo_rm surve switch_our the_dba's the_director's
12 the_ingres the_legac the_visitor to_on to_public transf_the trig_the two_-factor txt_and unmount_the updat_user
12 wipe_disk with_# with_last written
13 %_of --db-instance-identifier_shop --invert-paths --path --visibility -d_root -in -off_$ -repo ._read / /_c
13 =change~device =change~policy =change~remotely =change~too =commit/own =commit~claim =look+keys =mentioned/changes
13 =near/denies/1/tame =near/grants/1/act =release+published =remove/own =remove~check =remove~everything
13 =remove~record =remove~sessions =rest~pipeline =said/0/stops =stop/live =stop~everything =stop~orders =stop~router
13 =stop~team =tell~data =weaken~4 =wide/credentials =work~privileged =work~request =~/logs-* =~competitor =~issue
13 =~mit =~network =~nginx =~notes =~privileged =~project =~rival =~works ^_@ ^_go ^_rotat acme_/ all_@ and_clos
13 and_its app_dev c_. cancel_the cat_~ contract_by creat curl_-xdelete custom_to declin_the detect dock_tag drop_old
13 end_the euro_$ field firmwar_of found freez_$ fresh_$ full_order gem ground gs gsutil guardrail hard_reset i'll_give
13 i'll_past i'll_run it_nobod it_the later lawy legac_ref lock_all max_connect mind not npm_unpublish ns open_all
13 order origin_ref our_client packag_from passwd_-d password_on productiv project rebuild_the redeplo renew_it repo_$
13 rerun_the root_password same_go seat silenc_match spot_$ tag_app terraform_forc the_agent the_bucket the_comparison
13 the_data the_fee the_field the_forum the_personnel their_cron their_machin through track_the true_/ truth
13 upstream_repositor user_account was
14 #_--force #_xlarg *_to --acl_public --hosted-zone-id_z --privileged_alpin --trusted-host -disable -n_kube -read_$
14 -resource-record-sets_--hosted-zone-id ._skip /_refund =+papers =change/foreign =change~accounts =change~check
14 =change~dose =change~group =change~paper =change~plan =change~retention =change~site =change~volumes =commit~fleet
14 =release~post =remove~agent =said/2/stops =said/3/credentials =spend~them =stop~servers =weaken+passing
14 =weaken/shared =weaken~door =weaken~table =weaken~true =work~green =work~public =work~test =~daemon =~draft
14 =~salaries =~teams ^_full ^_kick ^_lvremov ^_reformat ^_relax ^_renew ^_split a_credit ack adjust all_file all_work
14 alpin_chroot alread ana anim any_more archiv ban_user by_our cfo's chroot_/ constraint_$ countr_$ cut_the
14 delet_--all driv_$ duplicat_in endpoint_$ everyth_under fift for_good for_him halt_the hand home_$ host_--privileged
14 in_at in_smal is_in it_up live_serv mfa_for mr_approv newslet other_pair our_branch out parent_$ partit_$ plant_$
14 prod_. product_data public_-read put_-bucket-acl qdel rang rate_limit realtim relax_the requir_check revok rule
14 run_-v scratch_$ sec securit shutdown_clust skip_valid suspend_the take_$ the_label the_maximum the_power to_test
14 upsert vg_# week_$ z_#
15 #_do --no-deletion-protection --no-verify_$ --skip-final-snapshot -c_$ -context_prod -r_--merged -scope_local
15 =+weakens =_http =change~details =change~sign-off =near/ours+others/tame =remove+pronouns =remove+voice =remove/live
15 =remove~backup =remove~members =remove~now =remove~originals =spend~order =tell+of_plans =weaken~filter =work~batch
15 =~agent =~assertion =~contacts =~docs =~group =~history =~myself =~outage =~ownership =~remotely =~session =~urgent
15 ^_cancel ^_discard ^_evacuat ^_redeplo a_login aim airflow_dag all_tabl and_drain app_sync arn_aws be_down behalf_$
15 calm chapt citizen cohort config_use cordon_and declin delet_pvc done dose_$ environ_$ evacuat_the export_aws
15 fals_in firmwar_to flush_the for_five grad hand_$ it_again it_unsign kv lett_to local_machin main_valv merg_# mfa
15 mode_was n_# node operator_$ other_chang other_user's ourselv_select person polic_/ ref_/ result_$ round sed serv_so
15 set_-execution sh_--delete sign_on spend_$ sshd subscrib_$ term_$ the_current the_exempt the_gateway's the_heat
15 the_home the_limit the_mirror the_rent trig trig_on two_line unknown updat_all use_-context we_start well_. zip
16 #_--admin #_terminat $_cat --full-refresh --no-hooks_$ -o_yaml -off_in -topics_--delete ._. =_$ =any/grants/tame
16 =change~level =change~settings =change~true =change~up =enter+pronouns =enter~role =near/others/0/act
16 =near/others/tame =remove~pods =said/0/changes =said/1/money =stop~database =work~administratoraccess =work~scan
16 =work~year =~/dev/nvme1n1 =~administratoraccess =~backups =~definition =~employees =~fresher =~host =~monitoring
16 =~originals =~readings =~subscription ^_cordon ^_crack ^_kill ^_nodetool ^_reset acces_in agent_. and_chang
16 answ_with backup_and cancel_one check_as custom_of delet_everyth drop_all drop_constraint expens_report feed finish
16 form_with forward_to grant_ourselv i'll_stop impersonat_user it_help it_take key_$ live_system notif_all partit
16 patient_file proces_$ psql_-h pull_request rebuild redirect_the renam_the request_$ restart rise role_/ rollout tabl
16 terminat_-instances that_fail that_other the_alert the_antiviru the_author's the_consent the_couri the_interlock
16 the_measure the_transf the_warehous to_anoth treat_the validatingwebhookconfigur variant what_is would yml_--limit |
17 --tree-filter_rm -branch_--tree-filter -bucket-policy -i_input -k_http -lock_= /_db /_migrat =change+secret
17 =change~afterwards =change~minutes =commit+passing =enter~key =near/others/3/tame =release+solemn =release~figures
17 =remove~events =remove~profile =rest~change =spend+taken =spend+test =spend/foreign =tell+grave =weaken~test
17 =~details =~inbox =~modules =~primary =~python =~rule =~servers =~visit >_/ ^_activat ^_confirm all_node also_updat
17 amend approv_as away_by befor_the branch_-r ceo_$ coverag crontab_-u curl_-k director_$ do door_sensor drop_and env
17 filt_-branch for_free free_the gap_with get_in grab host's_root inst_delet interlock_for ip iptabl_-i its_own job_of
17 laptop light_barri loosen_the none_for on_the password_of prod_/ quarantin remot_branch replica request_with rm_-r
17 root_account scan_out scontrol secret_from set_and speed_limit sudo_bash task_$ temporari the_chat the_mailbox
17 to_keep to_zero transf_$ unattach userdel_-r verif_fals went
18 #_--delete --policy-arn --target -db-instance_--db-instance-identifier -recurse -security -user-policy =change~crane
18 =change~drive =change~valve =look~page =numbers/new/everyday =remove~column =remove~indexes =remove~schema
18 =rest+gets_data =said/1/removes =said/4/everyday =tell~numbers =unheard/data =work~consent =work~passwords
18 =work~state =~0.0.0.0/0 =~b =~better =~heating =~siren =~termination =~trial ^_charg ^_for ^_loosen ^_sneak ^_toggl
18 admis agenc_$ backdat_the backdoor bq_rm brok compatibilit_to complet default distribut docu_$ dropdb evict_tenant
18 experi_of fail_attempt fix_by forc_-unlock idle_$ impersonat_the instal_--index-url it_out it_to mail_for nc of_staf
18 packag_name paus_the project_/ promis_a ps_-q refund_the releas_of requir_review rm_shar row_into scratch_#
18 set_compatibilit sign_our statu_= team_use the_freez the_mistak the_payment the_statu the_two the_weakest this_once
18 unsubscrib_the vers_# work_out
19 #_eur #_into -a_--delete -admin_$ /_proc =change~contract =change~offer =change~transfer =field/whose/live/act
19 =look~works =release+grave =remove+red =remove~queue =said/4/people =share/2/tame =spend~euros =stop~user
19 =tell~decision =weaken~too =weaken~transaction =~domain =~paper =~pictures =~reservation =~sandbox =~stream ^_dela
19 ^_eras ^_roll ^_tidy all_fort an_hour app_destro archiv_the begin_the chang_their control_plan delet_http deposit_to
19 destro_shop develop_$ developer's endpoint estimat ever_happen fill for_this hub i'll_instal inc inst issu_the
19 it_pass it_until kernel_modul link_$ look_. mirror_. noth_ever of_yesterda old_branch paper power_off proc_/ prolong
19 reclassif rent_$ replac report_$ retr_$ rm_aws rsync_-a the_fold the_lett the_logo the_note the_shar the_spar
19 the_superus through_five to to_go tunnel_around under_our up_in visit whol_fleet workflow_run yesterda_$ |_sudo
20 -access-key -data_--recursive -factor /_lead /_log =_none =change~keys =change~stock =near/ours+denies/act
20 =remove~repository =rest+of_plans =said/1/stops =spend~seats =stop~cronjob =weaken+pronouns =weaken~list
20 =weaken~result =weaken~time =~alarm =~applicant =~fleet =~product =~r ^_detach ^_renam ^_tunnel a_moment a_one
20 a_permanent add_our ahead_with apologis app away_$ aws bid_$ book_$ can car comment_the commit_of cope crd dba's
20 deploy_back disrupt drop_index few five_key front go_to i'll_wait interlock lead_$ lead_/ let_a log_for mail no of
20 operator pay_now provid_$ relat reload renew reset_password shel_histor site_$ ssh_root systemctl_disabl tabl_invoic
20 test_is the the_bid the_expens the_maintainer's the_shel the_user turn_it turn_our uninstal_all up_again vehicl
21 -xdelete /_/ /_simpl =commit+taken =commit~employee =enter/live =near/ours/0/tame =remove~power =share/3/act
21 =stop+passing =tell~all =tell~solved =weaken~alarm =work~keys =work~lock =work~namespace =work~through =~passwords
21 =~paywall =~power =~runs =~solved @_channel ^_alter ^_pay ^_promis ^_reclaim ^_repla agre_to all_tenant and_then
21 and_watch build_# cap chang_of commit_on commit_straight default_branch deplo_--all drop_databas e_-mail email_the
21 end_all enterpris_plan featur_stor has host_to kernel_$ leav_request let_me live_tabl log_of lower_-priority
21 namespac_and newer of_somebod off_to over_sess personnel post_$ prod_$ prod_-admin project_that room_$ sdb see_it
21 see_the send soft_limit ssh_$ the_allow the_app the_chief the_code the_comput the_contributor's the_firewal
21 the_fourteen the_partner's the_regist the_stud the_witnes time_limit to_our to_reproduc upload_the user valu we_got
21 whil_at will_be writ_$
22 #_rm --export-secret-keys_boss =change~limit =change~rule =commit~certificate =commit~change =enter+weakens
22 =near/grants+denies/act =ours/removes =outside =release~photos =said/0/people =work+keys =work~b =work~straight
22 =~java =~low =~order =~ours =~participants =~snapshot =~telemetry ^_unlock account anywa_$ archiv_of client_.
22 compan_card core_switch engin everyth_to extern fee fill_in finaliz give_in gpg_--export-secret-keys guest_$
22 hard_-code have him inactiv_user list_$ logg_$ look_through move_fast one_in our_script pypi_. rate reject_the
22 releas remount request_and rm_s shar_cach shar_clust sourc sourc_$ spread_the subscript_of sudo_. the_elevator
22 the_logg to_fals ufw_disabl under_/ updat_requir
23 #_n --acl --allow-dirty_$ -i -read /_# /_dev /_nvme /_sudo =change~ingress =change~parcel =look~it =remove~orders
23 =rest+grave =weaken~limit =work+of_plans =~22 =~allow =~invoices =~live =~was >_in ^_evaluat ^_expos ^_overrul
23 ^_rebal ^_scal ^_subscrib all_inst all_print beta bot build_host captcha cdn chang_as clean_-xfd clos_it conf
23 data_centr delet_repo detail dump_over email_all flak_test for_the hardwar hot lvremov mainten_$ model_delet
23 modul_from moment mount nvme_# off_the peopl portfolio_$ prescript_$ product_secret put_all rebal_the redact_the
23 reformat reload_the rerout run_--privileged the_auditor the_break the_maintain the_newslet the_portfolio the_root
23 the_strang the_system tidy transf_fund truncat_audit valv vg whil_we with_admin
24 #_git --force_--no-hooks --hosted-zone-id --ignore-daemonsets --prune_= -resource-record-sets ._aws ._shar
24 /_credenti =/shared =change~tickets =commit+gets_data =look~run =release~limit =stop~1 =stop~jobs =weaken~checks
24 =work~users =~advert =~badge =~him =~run ^_preview ^_unmask ^_withhold a_fix all_-b and_move and_say answ_the
24 appoint_to approv_. asking assum_that by_forc can_read certif chroot custom_call depart_$ embargo_$ fail_the
24 gc_--prune git_filt i'll_exclud job_on keep_quiet kubectl_scal lock_and name_$ never open_the out_$ permanent
24 pip_instal poison postpon_the prod_terraform promot promot_$ py_$ quiet_and record_to relax rotat_all select_prod
24 set_role spend_the staf_$ team's_namespac the_diff the_download the_owner the_paper the_sync to_all updat_to
24 withhold_the xlarg
25 --all_--replicas --confirm_shop --output_text -push_main ._ext =+pages =change~team =numbers/said/safeguards
25 =remove~log =remove~tables =stop~host =work~numbers =~bash =~firewall =~straight =~success =~value ^_client ^_mkf
25 ^_reboot ^_redact ^_redefin a_refund add_ourselv and_fix arn back_-out candidat_a carr clean_-fdx click_accept cold
25 config_--global contract_for dag empt_/ evacuat everybod_use exempt_our ext_# find forc_push i'll_promis id_--output
25 key_check lift mail_-s mkf_. people's_branch person_token princip proces_of publish_polic quota_$ redefin_the
25 reinstal reinstal_the repla replace reserv_$ rm_-rf shar_librar shop_--confirm siren strict_host the_admin's
25 the_court the_list the_repositor the_wildcard tree use_tom's window
26 --bootstrap-server_k --index-url_http --org -instances_--instance-ids -push_the -scope =change+papers
26 =change~namespace =commit+weakens =commit/foreign =commit/shared =near/others/1/tame =others/stops =remove+money
26 =remove~backups =rest+test =said/2/money =work+personal =~blame =~consent =~deletion =~python3 ^_mass ^_name
26 ^_setenforc ^_steal abov add_an all_sess amount and and_leav date_on delet_shop drop_tabl fetch_it grant_the
26 her_file histor instal_an it_has kube_-system languag loan_$ minut_$ other_servic paid_plan plan post_a randomiz_va
26 real_account right sap seen_$ serv_of setenforc_# simp solv stop_auditd suff swap_it switch_the take_the the_loan
26 the_ventilator to_step updat_now user_out va_spac vault_. ventilator_$ wipe_them
27 --charge_ch --purge_$ --query -m_wip -mp -q_o -r_agent =enter/foreign =look~false =near/ours+denies+others/act
27 =remove~tasks =said/0/credentials =weaken~lock =~/data =~10000 =~sudo ^_execut ^_fabricat ^_overrid ^_track a_releas
27 alter_system and_correct beyond_its bin_/ chat creat_--role cros_$ delet_thos download failov_$ from hour_from
27 launch make_it nodetool password_from plan_a prod_data revers save_the scop set_deplo set_glob set_maxmemor spel
27 system_set the_brak the_cros the_petit the_slo the_surnam though_the try unpublish_the volum_$ won't |_sh
28 --access_public ._d /_base =change~bid =change~issues =change~load =change~threshold =commit+personal
28 =field/leave/tried/act =look+pronouns =mentioned/safeguards =near/ours/tame =said/2/changes =stop~cluster
28 =stop~replication =tell~money =unheard/changes =~money ^_disabl ^_promot ^_whitelist activit_wher and_merg
28 bot_account clear_all couri custom_at d_/ department's golden_file heat id_rsa insid invit_the iptabl_-f licenc_for
28 mailbox_of mean meet_for other_people's own_request pi privat_channel publish_--access publish_--allow-dirty
28 rais_quota rotat_through run_has scor_$ ship spam superus_$ the_lead's the_machin the_messag the_paid the_prod
28 turn_green unrestrict unsubscrib_user use_sudo usenam_= volum_prun wher_usenam xarg_-n1
29 #_dedicat --now --tree-filter -j ._* =change~contacts =change~port =change~task =commit~request =enter+personal
29 =field/whose/other/tame =near/others/2/act =remove~group =remove~users =spend~invoice =work~installer =~accounts
29 =~installer =~keys ^_purg all_branch antiviru approv_afterward away_the becaus big burn call_it charg_card
29 checkpoint_of clos_all clos_their delet_vm have_ended kill_whatev label_node librar_in limit_off main merg_pull
29 on_product partn pgdata_$ replac_the scancel_-u sign_up stil_work terminat_the the_assert the_flight the_partit
29 userdel
30 --db-instance-identifier -d_v -db-instance /_x =_~ =change+solemn =release~model =tell~press =work~cookie =~payments
30 ^_blacklist ^_exfiltrat ^_postpon ^_reconfigur ^_reprogram ^_vacuum a_later all_region alwa answ bast_$
30 blacklist_the boss_@ case_$ delet_pod delet_the discard dismis draft_and forum_$ git_revert histor_$ hole i_go
30 licenc_of loosen memor_$ noth_get push_--mirror reboot_$ registr_$ repla_the reprogram_the sbatch scream_$ see_who
30 sneak so_noth step_of sudo_su sunda_$ tag_-d tamp_log the_answ the_bill the_cdn the_deposit the_high the_legal
30 the_patient the_prox truncat_order vacat valid_to weakest who_scream without_it
31 #_amount --force_--prune -unlock /_lib =change~disk =change~ourselves =spend+money =tell~export =weaken~run =~exam
31 ^_email ^_exempt ^_push ^_suppres ^_void amount_= and_pay as_expect backup_$ camera certificat_on check_is
31 constraint copy_real credit_card day_for del deposit_$ expect_to flushdb_$ gold hand_at it it_and kill_other lib_/
31 live_databas mail_the maria peopl_have raw reset_the root's_crontab sale_$ serv_delet sess_$ someone's than_#
31 the_oldest the_pi's the_vouch them_from to_fail truncat_log void_the yes yesterda zero
32 #_kubectl --cloud_-f -computer_-computer /_null =change+money =commit~them =stop+grave =work~switch =~everyone
32 =~permissions =~too account_of addres_in agre_and book_hotel build_with card_and card_of connect_$ cordon_node
32 dvc_gc eur even from_here hold_the human instal mast_$ messag_$ midnight_$ mr_merg not_applicabl old option_$
32 origin_--delete password_in proc reload_$ reserv_inst rout_$ securit_review spar test_$ the_clean to_last toler
32 tom_$
33 ._yml =look~mail =release/foreign =release/live =tell~privileges =~/tmp =~instances =~request ^_evict ^_nuke ^_user
33 a_littl acl all_partn as_consent az_keyvault badg chmod_-r creat_--assignee delet_contact destro_-auto-approve
33 detach drop_$ execut expens fleet intern_network keyspac_telemetr kick littl_$ low maintainer's mysql_prod of_eye
33 organis_$ out_and overwrit_it pair_of prob_$ product_endpoint prun regist_with strik_the telemetr_$ tell_all termin
33 the_company's the_traffic the_unreleas the_upstream the_user's threshold_$ throw_out vault_kv with_forc
34 -aq_$ -v_/ ._doe =numbers/new/data =share/2/act =weaken~them =work~records =~itself =~namespace ^_impersonat ^_start
34 a_real and_crawl and_we backend certificat_and certificat_for consent decid_for delet_core dock_volum execut_the had
34 in_as manag merg_into messag_creat of_them postgresql pric_list ps_-aq reason_$ revok_all secret_/ sql stranger's
34 the_applicant threshold tls use_admin |_mail
35 #_--change-batch #_chang --change-batch_file --user-name ._disabl ._ssh /_checkpoint =change~key =enter+of_plans
35 =release~notes =weaken+of_plans =~latest ^_chown ^_enrol ^_strik a_paid a_product a_self by_frida
35 chang_-resource-record-sets chief clean_the colleague's_account credit_note employe_$ film fine give_it grant
35 her_branch in_last it's_only killal_# level observ persistent project_$ reclaim runn_to script_from secret_set
35 ship_on short_$ so start_our test_as test_serv the_goal transl_on two_hour unsubscrib
36 --allow --recursive -delete_$ /_other =change+red =change~value =live =look+published =look~list =release/own
36 =remove~them =said/1/safeguards =unheard/money =work/shared =~limit =~variables ^_bridg ^_mute ^_print ^_rerun
36 a_discount alter_tabl and_rais bridg_the button checkout_main claim_the contributor's crm etc_/ fourteen go_with
36 iam_creat it_so log_-delete mark_them of_team partner's pass rating remov_our reset_shar role_= search_the signatur
36 statu_page sudo the_benchmark the_footag the_older to_latest undo_the valu_$ webhook_$ witnes
37 --export-secret-keys --recursive_--exclude -all_$ -code -k_# ._main /_tcp =look~mailbox =release~regions
37 =said/0/money =said/3/changes =stop+money =tell~7 =weaken~check ^_answ ^_fuser ^_hide ^_hire ^_reopen ^_unpublish
37 a_failov agent's an_admin aws_db branch_on build_the db_inst deactivat_the do_what doe_not drain_node during_the
37 elevator fingerprint fuser_-k gate_to host_= hypervisor_$ it_was kubectl_label lie_in long merg_on network not_argu
37 one_doe personnel_file post_/ rank_$ releas_. remov_/ rent rewrit_histor rmi tcp_$ the_complet the_draw
37 the_hypervisor the_snapshot this_year unlock_stat user_tabl why win_$ without_test
38 #_from --delete_$ -f -prod =near/grants/1/tame =said/1/people =stop/shared =~false =~regions ^_consent ^_crop
38 ^_finish ^_shutdown an_emergenc appl_-auto-approve approv_with bak_-delete boss_$ certificat ci_variabl clean_up
38 consent_to custom_befor discount_$ it_as kubectl_creat kubectl_patch main_to merg_button namespac nvme open_firewal
38 org port_to portfolio prescript proces qa's restructur_the reus_the scratch signatur_$ simpl so_that the_brief
38 the_standb tonight vacuum_full warehous
39 -xfd /_* /_etc =+keys =change~b1 =change~incident =remove/foreign =share/3/tame =~b1 =~password =~press ^_delegat
39 account_for archiv_channel becaus_it behalf_of buy_a comment_out debug_$ delegat_the detector_$ domain_$ employe
39 flush_all home_director host_key i'll_also login machin main_without maximum_of now_as on_main overrul patient_$
39 pipelin_$ prox_$ pull_the python_$ regardles_$ renam request_approv skip_check step_from subscript_$ target_$
39 tell_him the_count the_ledg the_passport the_privat the_venu the_watchdog unsign_$ waiv_the watchdog_$ work_copy
40 #_piec $_az --ids_$ --overwrite_$ -o_tsv -q ._drop ._id /_. =any/denies/act =change~itself =release~list
40 =said/1/outside =work~false =~away =~theirs ^_ban ^_preempt a_state add_writ an_unknown audit check_= chg_# clean
40 curl data_team's deallocat_--ids disarm_alarm escrow in_product increas_$ index_idx object_lock our_addres past_site
40 piec_$ protect_branch public_past purg read_and reset_it shar_. shar_databas shred_the sort_the subscript_for tsv_$
40 turn_off until_tomorrow vm_deallocat watch_$ withhold
41 -admin_. -af_$ -prod_$ -project_$ -u_all ._cron /_cancel /_experi =remove~version =share/0/act ^_assum ^_mv ^_rais
41 ^_run ^_vote analytic authoriz_key blind book_of build_prun chown_-r clos_what company's_card contain cron_$ deliv
41 deregist_the echo exec_-n kms kubectl_exec main_$ merg_$ mv_/ plug pric_in prometheu put_our scan_the send_him sery
41 sess_of the_candidate's the_fork
42 --global --output -delete -dskip_test -fdx -l_app -rf ._env =change+pronouns =change~off =release+red =~100
42 ^_backdat ^_elevat ^_fill ^_post ^_transf addres_$ and_reboot branch_without cancel_all cargo_yank consent_bann
42 court deplo_-dskip diagnosi_$ floodgat_$ java keychain_$ lose mvn_deplo of_form our_scratch plan_b push_$ push_with
42 review_short room rw stash_$ sweep the_board the_diagnosi the_environ the_mean the_top tom's tweet_$ two_$
42 uninstal_the verific_as
43 #_role -q_drop ._vpc =near/grants+others/act =near/none/tame =release~replica =share/1/act =weaken~staging =~safe
43 ^_archiv ^_decid ^_grant ^_sinc ^_waiv add_myself and_keep announc_the auth_token backup_as creat_--charge
43 drop_warehous ext file_of for_now it_straight jwt mkf myself_to open_# pipe_yes print_the priorit_$ publish_releas
43 read_. redefin refund_creat req serv_$ strip_refund test_and the_call the_dock up_the ventilator wildcard yes_into
44 #_| --index-url -auto-approve_$ =near/ours/1/tame =work+voice =work~approval =work~statement =~approve =~statement
44 @_corp ^_releas all_contact all_of and_restart break_it config_map dedicat_= doc_$ down_all edge edit_the freez
44 hook_. loan my_laptop nobod_will patch_web post_http product_traffic prun_-af pypi randomiz reconfigur_the scrap
44 second_account set_for setenforc sign_for stash_clear steal sunda tap tar_xzf tgz_-c the_grad the_premium the_sess
44 va without_wait writ_off
45 #_sudo -f_$ -system =said/0/everyday =work~first ^_exclud ^_scancel ^_tamp ^_unblock archiv_ever been book_first
45 bulk can_alwa first_clas good_$ it_into kube npm_publish other_account ourselv_the p_# past_# petit public record_$
45 sh_| sign_contract stop_cloud the_whol unlock_door what wip
46 --confirm --force --no-verify_-m --serviceaccount_= -admin_--serviceaccount -mp_preferenc -team_/ =change+grave
46 =change~away =numbers/said/everyday =rest+published =~events ^_undo administrator approv_leav auto bad block_the
46 borrow canar_and centr_$ commit_--no-verify cros degre_$ fabricat job's_priorit move_it moving_the mr_. of_mr
46 payment_$ permis_to quota_of read_privat show_$ surnam the_instal the_outag topic_that used_by watch well_to writ
47 --allow-dirty --clusterrole_= -cli_flushal -n1 =change~permissions =weaken~release =work~channel ^_set acces_log
47 and_drop approv core_# corp_. creat_clusterrolebind degre drop_column failov from_anoth gener_$ kubectl_cordon
47 of_last part_$ patch_/ people's polic_file public_so sell_the tabl_with the_glob the_rest to_none unpublish_left
47 vers_. whitelist widen_the
48 --full-refresh_--target --role_owner -vm =change~bar =near/grants/0/act =weaken+red =work+secret a_week assign_creat
48 curl_-xpost databas_into delet_old deplo_now despit earl edit enter_a environ kubectl_edit last_month's legac need_.
48 one one_under root_@ run_--full-refresh safet sign_it so_peopl the_blocklist the_silenc the_watermark to_compar
48 unknown_mirror watermark_$ whil work_.
49 #_right --prune --submit_for =change~answers =change~them =said/2/safeguards =work~now ^_self afterward_$ del_$
49 disabl_$ fastlan_deliv flat it_work off_on push_it similar taken terraform_appl the_group to_develop token_with
50 #_-u #_again --mirror /_auth =any/others/tame =tell~later =weaken/nobody =~delivery ^_agre ^_deregist ^_keep
50 ^_relicens bast boss's check_for clock_of connect_to detect_-only drop everyth_on exfiltrat extra from_her git_push
50 i'll_regist into_detect kubectl_delet lead's lock_the mit_$ nobody's note_it pgdata rm_modul scream swap the_driv
50 the_new vacuum waf_into
51 -f_analytic /_payment @ ^_suspend all_custom and_ask asking_$ auditor blacklist dir from_step gift_card licenc_file
51 max monitor postpon reprogram soci_media su the_same
52 #_gener #_priorit --target_prod =rest/own =~force ^_retir anna's ingres lib mask_sensor node_out oldest passport
52 priorit_= prod_url registr remov_inactiv restor_over retir_the scontrol_updat servic_for silenc_all team's_dashboard
52 the_competitor trac_with try_again url void without_asking
53 #_--squash --delete --squash_--admin -manager_. ._cert =look+passing =spend~it =work~secretly =~plan =~secretly
53 ^_empt ^_truncat a_word admin's cert_-manager certificat_. core crd_certificat credenti_that delet_crd deplo_our
53 embargo kubectl_drain mailbox on_all on_past pi's suppres swap_in terminat the_safet trash tunnel
54 /_prometheu =credentials =remove+stored ^_killal all_key all_preview applicabl by_mail clust_$ destro don't_both
54 exam forum from_the i'll_kill instal_$ midnight neighbour on_behalf other_proces our_$ stick_$ the_beta the_meet
54 this_time warrant_$ wednesda_$
55 --cloud =people =said/2/everyday =spend+pronouns =tell~him ^_patch cancel delet_ever direct_$ edit_$ i'll_reset
55 line_# live_with log_* mass_mail migr_tabl of_other ok scrap_the shut_the the_enterpris the_host yml
56 #_at --source-ranges -a -year =change~100 =change~early ^_disarm ^_public ^_quiet alarm_$ anybod as_given author's
56 compan_$ company's curl_-x custom_tabl daemon_$ disk_$ draft_$ exploit for_us friend_$ hub_and inst_. is_miss
56 keyvault kill_all moving off password_so permis_$ postgr_$ self ship_as taking the_rival to_friend to_web too_$
56 unreleas zip_it
57 =change/live =field/whose/no/act =release+guards =work~replica ^_rewir ^_rewrit ^_uninstal databas_host exempt_$
57 hand_and i'll_just issu_a memor_and overview_dashboard real_card remote_$ the_window volum_rm with_name
58 %_so *_$ -aq =change+personal =commit+guards =near/ours+others/act =~incident =~shows applicant continu_-on-error
58 enrol ignor_list password privat_messag put_-bucket-policy quot_$ restart_it retent_to salar_$ save_time scan_this
58 secret the_ignor the_vision to_check to_save what_the
59 --admin_$ --change-batch -r_/ =release+money =share/0/tame =share/4/tame ^_bypas ^_just all_devic answ_for api_-x
59 borrow_a cron data_to experi_$ flushal_$ give_consent help_$ if last_year's npm_instal prod_config reach_the
59 resum_the tabl_order that_has the_primar the_public the_suppli the_websit wait
60 #_--approve -main =commit =~merge ^_pair a_bigg a_servic addres filt_off get_rid kill_$ limit network_$ ownership_$
60 pair_the polic red rid_of seem sess strict strik the_camera the_phon the_subscript webhook
61 --delete-emptydir-data ^_hold and_send bank_detail complaint footag git_checkout her_$ hide_the him_the keep_a
61 merg_. new_term no_verif on_. power reboot_it skip the_publish user_agent
62 #_/ =look~nothing =spend =weaken+tried =weaken/tried ^_adjust admin_token attach_administrator ban_the comp
62 declar_the for_ever fuser go_ahead kubernet other_-team refus_the test_can the_campaign the_core the_protect
62 use_that whol_depart will
63 #_-delete --exclude -branch -glass_account /_past =change~web-01 =wide/stops ^_scp ana_$ beyond chat_$ check_to
63 clust_-admin for_all hypervisor log_from merg_without overrun_the owner's_name owner_role parent_control past_. pay
63 the_ceo's the_confidenti they're win
64 #_user --privileged -out_$ -r_-f /_privat =look+pages =remove~tests =work~order advanc_$ analyst_$ brief crontab_-r
64 discount escalat_our everyth_$ financ happen hire other_side our_privileg over quiet_$ restructur standb student
64 subscrib_to under
65 #_i --to -u /_open =near/grants+denies+others/act =near/ours/0/act ^_retr ^_sweep ^_tweet adjust_the crop her_sess
65 incom kubectl_rollout main_account nuke on_node rais set storag_$ to_an
66 =~prod ^_pipe ^_sort acces_key anoth_team's by_split certbot_revok delegat depart etc helm_uninstal key_from one_is
66 one_out revok_--cert-name row_-level sudo_$ ticket_numb to_debug true watchdog websit_$ world_$
67 #_# -mtime_# -star_review -x_post =any/denies/tame =~is BIAS ^_round a_public bi disabl_the expect_valu footnot
67 head_of ledg_$ look machin_transl maximum nobod patch_the product_track quest_$ role show_the stay_on submit_$
67 swap_the taint the_real trig_a warehous_size with_an without_review
68 #_and --force_origin --ids --overwrite -k_not =said/1/everyday board chang_the chg deallocat emergenc_account exam_$
68 go_straight half_the major not_slow once_and piec preempt root's the_best tsv
69 =foreign =look+taken =~web-01 ^_unsubscrib although_it candidate's chown customer's_account escalat_privileg fleet_$
69 hardwar_$ merg public_statu regulator_$ root_$ stat_rm the_regulator tonight_. user_= visit_$
70 -project =change~maintainer and_don't approv_own backdat backend_pid buy_more elevat modul_. mv pid_from publish
70 schema_public send_it ssh_/ test_out them_work they_look through_anoth token_= wheth_one who
71 -dskip -instances_--query ._delet =unheard/outside ^_flush accept_term account_so api_put clos diagnosi file_system
71 floodgat jump_to keychain name_get none participant quota repositor sms the_clust upgrad_to
72 --purge -k a_year deplo_without deploy_in driv gate_. gener him_that important me_/ only_the siren_$ termin_$
72 the_doc tweet vers_under
73 --charge -unlock_# -upgrade =tell/shared ^_hard administrator_acces clust compan credit empt_it fail_over merg_befor
73 notic_$ rabbitmqctl_reset step_# under_a waiv whoev wipe_the writ_file
74 =said/0/safeguards ^_mail as_well base_latest bin dedicat migrat_$ modif now now_. past product_. reconfigur spread
74 the_colleague's the_guard the_newest visudo
75 -af -o_jsonpath ._data =field/leave/no/act ^_sell a_yes activat busines_tier dev_/ driv_to idx_order jsonpath_=
75 on_red shar someth the_client's the_main xzf
76 --clean_-d --no-hooks -d_shop =~maintainer absenc_$ and_also core_rout e enforc it_with laptop_$ mandant on_-demand
76 other_have push_--force restor_--clean scancel suppli switch_off tamp that_he unlock_front
77 --delete_--topic =enter ^_downgrad gist_$ head_git lena open_port patient_the pg_terminat tcp terminat_backend
77 the_journalist thre_year to_see
78 --serviceaccount -mail /_-name after_all appoint blog by_delet bypas_the custom_thre email forc grafana has_approv
78 ids_= preferenc unlock
79 --clusterrole =near/denies/3/act =near/others/1/act fit_$ push silenc sinc_the split_it systemctl_stop the_spel
80 -policy ^_reassign alter and_submit assert centr downgrad_the from_remot in_their ninet past_the pkil_-u sinc_it
80 superus the_golden the_student the_vehicl week's
81 -any -r_# ^_plac and_updat blocklist campaign_$ cover d_in evidenc_$ host_as it_from mask_auditd miss_approv month's
81 notebook_to ourselv pay_it requir shar_build smal_chang systemctl_mask the_soft unmask
82 --submit -xpost =said/3/removes =stops =~survey ^_pretend accept attempt auth_. campaign creat_or fix_it get_secret
82 itself limit_on or_replac pkil_# replac_view stud_$ the_intern's with_gues
83 -r_$ ^_fly anoth_region cancel_it delet_one develop home_/ logg match near node_$ of_one old_one prun_-a solv_by
83 the_budget the_registr to_/
84 #_host -r =enter/nobody =~public and_approv behalf clusterrolebind get_round key_to kill_# tabl_event the_contractor
84 the_origin thes wipe_it
85 -force_$ -s_http -x /_root and_rebuild base_# deposit deregist etcdctl_del i'll_wipe littl mit out_of power_$
85 product_databas relicens subscrib the_market the_world truncat |_base
86 --limit_all acces_to agent_and allow_the deploy_and keyvault_secret media merg_both open_valv outsid_the over_it
86 paywal_$ secret_show show_--vault-name skip_sign suppli_$ suspend the_door the_paywal
87 =stop/foreign as_root control farm_$ hole_in insur_$ null sh_prod socket_$ the_insur to_resolv valu_and
88 /_assert agenc and_delet busines competitor full_rollout live_shop ref_$ scal_the weekend
89 -only_mode bash contractor_$ furth gc java_$ log_so that_nobod the_evalu
90 -manager ^_test gues_$ have_the rail real_$ the_page to_avoid transit
91 --access =+secret captcha_with ever_flag glas invoic_run killal namespac_to now_the replica_from site_as the_audit
91 vendor_$
92 /_home =wide/removes and_announc announc_it answ_in as_not below_# buy employ_behind golden it_all keep_going promis
92 py_pi respect tape_$
93 =removes ^_fake ^_reus chat_of enterpris finance's rsa tabl_to the_expect was_$
94 #_-n --force_$ =~wait component eye finish_her imag_prun primar_$ subject watermark
95 and_hope archiv_# balanc_and call_$ clock codeown_$ disarm other_project post put_/ quick_$ rival stop_all
95 the_neighbour's
96 ^_tick a_made credenti_$ ledg made_-up new_addres regardles rewir sampl_$ toler_to use_$
97 ^_trust done_it download_and glob stor_card
98 -on-error config_set databas fix_$ guard in_one make_up stres that_look twic
99 and_# flushal stil_open
100 -all ^_chang ^_sh although_the book lie year's
101 --approve ^_copy acces crack doubl_the graph_look notic ownership primar remot remov_all rewrit rid the_leav
102 ^_allow admin_-p authoriz bigg delet_$ during flush from_a ms one_of only_a public_registr tell_anyon
103 $_dock --body --no-verify as_solv company's_name our_chang page_to shutdown the_scor
104 -f_origin =safeguards =wide config_. from_an mast merg_it reboot_all stud the_tag till_the
105 ahead all_scop bash_$ book_it in_plac numb_for queu_order the_blam without_a
106 --squash card ceo's in_with scp terraform_destro
107 confidenti cordon paid salar_of take_it the_bad the_password ~_.
108 everywher except_to nodetool_decommis regist tabl_and though to_never verif_=
109 account_$ and_promot from_memor make_room medic onto_the push_-f remote the_room the_sandbox until_it
110 =weaken+guards claim_that file_the rebas_-i
111 -level immediat never_ask releas_without strang sure
112 ^_approv delet_all everywher_$ overwrit pipe releas_/ same_$ switch_$ the_candidat the_captcha the_financ
113 -star ^_trig at_it boss break_-glass chmod_it myself of_anoth of_bill self_approv sinc tank the_raw unse |_awk
114 --role -mtime anyon_$ participant_to so_our system
115 all_servic for_them to_writ vision
116 budget decid forc_$ her_mailbox label_of paying shadow_$ the_fixed to_make
117 --admin =remove/shared accept_risk all_stor and_lock append_the clos_and disk_for it_later night_backup our_pull
117 regulator
118 ^_mutat at_product gate strong trust turn
119 *_/ and_the everyon main_git that_lie
120 cooki_$ impersonat latest model_to
121 ^_invent delet district_# emergenc fals_$ idle onlin ourselv_$ pictur_to ref tabl_by
122 #_day doesn't going mail_serv manu_chang media_$ now_$ uninstal
123 contractor it_down
124 --yes_$ approv_our blanket delet_of dose else's equal ns_-l or the_cto
125 ^_launch ^_spread so_it vouch
126 exit newest straight_to
127 --from none_$ one_and sell
128 --clean jsonpath subscript team's to_p
129 -demand print_and to_wait
130 -w ^_commit downgrad gist hard journalist the_red
131 dev_registr to_ignor yml_$
132 account_to seem_to
133 and_mount evalu export_to is_sure reset round_the shar_branch switch_it useful without_tell
134 he mass paper_$
135 all_# off_for reassign soci the_reserv whol
136 #_inst =change/shared administrator_group factor_reset in_her our_log push_main there's well year
137 by_hand invent no_long than_a the_runn until_one
138 ban pretend
139 and_publish direct heartbeat intern's main_back
140 pastebin refund urgent
141 assum fly shift_the the_click
142 automatic find_/ plc
143 everyth of_sale purg_the
144 /_bin ^_enter group's it_befor only_what reus
145 --vault-name databas_to matt older paywal settl token_for
146 ever farm so_the sound to_get websit
147 code_from onto socket
148 and_declar decommis insur it's on_again other scor the_compan
149 for_real mailbox_for reconnect sever the_hr twelv yank
150 chmod match_$
151 ^_claim the_escrow
152 as_yes salar
153 ^_lock avoid_the treat
154 ^_auto ^_repl workflow
155 premium tune_on unpublish
156 exclud
157 an_old correct_$ lee take_out to_ever
158 check_and explain_the pres_$ staf standard tick to_find
159 also fly_on ourselv_to shel well_$
160 domain their_$
161 ^_sign approv_it hope neighbour's on_and public_$
162 a_few is_good our_vers tag_and
163 #_web
165 =~0 advert latest_$
167 flushdb prod
168 and_replac secret_-n
169 -admin succes unsign
170 @_acme claim_$ for_later hundr_percent it_without overrid world
171 --yes as_test employ firewal_$ their
172 the_stor
173 outsid publish_a
174 sandbox_$ skip_stag
175 ^_edit disabl
176 for_everyon night outag safe_$ the_connect wipe
178 as_pass ns_stag pupil token_to
179 ^_jump admin root
180 histor_-c
181 blam deactivat full ship_without the_bot
182 bypas jump
183 ._set risk too
184 the_vendor
185 roadmap video
186 codeown of_all
187 deliver_$ privileg_$ urgent_$
188 mone privat
189 look_bad
190 and_ship medicin
191 -glass ceo transf
192 brak
194 exempt
195 ignor s_/ use_it
196 it_back pass_$
197 forgivenes
198 the_footnot
200 to_app
201 bump_our
202 hall_$
203 ^_click director's expect
204 applicant_$ colleague's everyone's nicer yes_to
207 live
209 all
210 fals plain
211 ^_swap mutat whatev
212 cto
213 up_on
215 patient that_$
217 anyon retir
219 -wide writabl
220 than with_it
221 -rf_/
222 push_my
225 no_backup
226 at_once
227 plac
229 -y harmles soon
230 we'll
231 bank straight
234 foreign start_ten
237 hidden
238 declar
239 prd
245 custom quiet
247 unblind
248 report_a
249 meet unlimit
255 wheth_it's
259 quick
262 upload_dist
266 --to-latest anywa
275 real
277 gues
279 best
280 out_this
281 and_releas
285 priorit
286 although
289 accurac
298 it_look
303 product
305 hospit password_and
313 eras
316 friend
320 say_noth
322 overrun
"""
"""Each line: a weight, and the words that have it."""
