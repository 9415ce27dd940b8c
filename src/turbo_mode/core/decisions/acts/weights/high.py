"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
12 =~services =~teams ^_config ^_redirect ^_relax a_login a_minut abov_the acme acme_/ and_its answ_yes auditctl b
12 ban_user bett_one branch_for bucket_public build_$ capacit_$ cheap_vendor check_as claim_with client's connect_$
12 declar_a delet_analytic delet_everyth delet_project delet_remot depart_$ dose_$ dropdb enforc_= error_and experi
12 file_and fixtur_$ flag_from hard_reset if_the in_at instead it_the kubernet_. kunden late lawy leav_it list_in
12 live_serv live_system lower_valu mfa_for move mr_approv of_toda other_$ oven's own_$ packag_from passwd_-d peopl
12 pod_-security privileg_--overwrite productiv project_delet rebuild_the regist_$ relax_the reload_$ reset_$ result_$
12 roll_the same_go secret_from shel_-a slo terraform_forc that_run the_author's the_competitor's the_couri
12 the_developer's the_director's the_exempt the_field the_personnel the_rent the_stick track_the transf_the truth
12 two_-factor txt_and upstream_repositor without_check
13 *_to --acl_public --db-instance-identifier_shop -off_$ -read_$ -topics_--delete /_c =+weakens =change~contract
13 =change~details =change~device =change~retention =change~volumes =commit+grave =commit~claim =enter~key
13 =release~post =remove+grave =remove+voice =remove~column =remove~copies =remove~schema =rest~pipeline =stop~database
13 =stop~everything =stop~router =stop~team =tell~password =weaken~true =wide/credentials =work~job =work~request
13 =work~waf =~/logs-* =~5 =~agent =~competitor =~employees =~history =~hour =~mit =~need =~network =~nginx =~project
13 =~python =~remotely =~rival =~salaries =~waf =~warning =~watermark ^_@ ^_confirm ^_kick ^_reset agent_. aim
13 all_order all_work alpin also_updat and_clos and_reload asking birthda c_. cancel_$ chat consum contributor's_branch
13 cope curl_-xdelete cve delet_--all delet_other detect everyth_under file_/ file_down firmwar_of fixed full_order gem
13 ground guardrail halt_the in_anoth indic journalist_$ legac_ref line_$ list_of mast_key merg_# mnt modul_on
13 my_branch mysql not notif_all npm_unpublish ns of_yesterda old_branch other_chang other_pair our_and parent
13 patient_file pay_now project public_-read put_-bucket-acl redirect_the rest round screenshot_$ seat see_how
13 see_which submit_it subscrib_$ sudo_rm the_agent the_alert the_bucket the_current the_fee the_interlock the_maximum
13 the_mirror the_payment the_root to_keep token treat_the uninstal_all user_account was week_$ yesterda_$
14 #_do #_xlarg --full-refresh --invert-paths --member --path --skip-final-snapshot -context_prod -i_s
14 -iam-policy-binding -n_kube -o_yaml -r_--merged -repo ._skip /_refund /_sdb =change+papers =change/nobody
14 =change~accounts =change~group =change~plan =change~site =change~true =change~up =commit~fleet =near/others/tame
14 =release~figures =said/0/people =said/1/stops =said/3/credentials =spend~order =weaken~4 =work~administratoraccess
14 =work~batch =work~privileged =~administratoraccess =~group =~issue =~myself =~privileged =~works ^_crack ^_full
14 ^_lvremov ^_prolong ^_redeplo ^_renew ^_split ^_stat again_with all_@ alread and_all anim app_dev behalf_$ cfo's
14 cold_storag complet config_use custom_to dock_tag done driv_$ drop_constraint endpoint_$ evict expir_all field fift
14 firmwar_to forc_= found_an freez_$ fresh_$ front gs gsutil have her_file host's_root iam interlock_for it_until
14 list_and loosen_the main_valv max_connect mode_was namespac_and node none_for noth_get organis_$ origin_ref
14 our_client parent_$ partit_$ password_on pull rais_our repo_$ scan_out sdb_$ sign_on so_noth statu_= tag_app
14 that_other the_gateway's the_power the_warehous tidy to_test trig_the tunnel_around up_other upsert use_-context
14 vg_# yml_--limit
15 #_--admin #_rm #_terminat --hosted-zone-id_z --no-deletion-protection --no-hooks_$ --no-verify_$ --privileged_alpin
15 --trusted-host -disable -resource-record-sets_--hosted-zone-id ._read /_lead =change~crane =change~dose
15 =change~minutes =change~paper =change~sign-off =near/denies/1/tame =remove+passing =remove~members =remove~pods
15 =remove~space =spend/foreign =stop~it =weaken~table =~contacts =~definition =~details =~modules =~outage =~ownership
15 =~subscription ^_evacuat ^_expos ^_loosen ^_tunnel adjust all_file alpin_chroot ana app_sync backdat_the bin_the
15 cancel_all cancel_one ceo_$ chroot_/ delet_pvc drop_and evacuat_the evict_tenant expens_report fals_in feed
15 flush_the forward_to host_--privileged hub i'll_instal i'll_run i'll_stop idle_$ instal_--index-url it_back it_to kv
15 lead_/ light_barri link_$ operator_$ over_ssh person polic_/ privat_channel prod_. psql_-h put_all realtim rebuild
15 ref_/ rerun_the revok rm_s run_-v securit sh_--delete term_$ terminat_-instances that_fail the_antiviru the_ci
15 the_label the_log the_newslet the_shar turn_it vers_# z_#
16 %_of -k_http -recurse =+personal =_$ =_http =change~afterwards =change~settings =commit+passing =commit/own
16 =enter+pronouns =near/grants+denies/act =numbers/new/credentials =release+solemn =remove~page =remove~topics
16 =share/3/act =weaken~door =weaken~filter =~/dev/nvme1n1 =~backups =~host =~inbox =~now =~primary =~session =~topics
16 ^_nodetool ^_reclaim ^_renam ^_rotat ^_sneak a_credit admin_consol admis all_node all_tenant and_chang approv_as
16 arn_aws backup_and befor_the bot_account bq_rm branch_-r chapt clear_all cohort compatibilit_to countr_$ crontab_-u
16 cut_the db dba's declin declin_the do door_sensor fail_the go_to grant_the hour_$ hour_from in_an inst_delet
16 it_unsign laptop later lett_to lock_all mirror_. on_their open_all order out_$ partit password_of prod_/
16 product_host provid_$ pull_request refund_the replac rm_-r root_account same_time scratch_# script set_compatibilit
16 silenc_match spend_$ split sshd sudo_bash task_$ team_use temporari test_is the_consent the_fold the_mailbox
16 the_measure updat_all userdel_-r variant verif_fals we_can whil_at zip
17 --target --tree-filter_rm -branch_--tree-filter -bucket-policy -c_$ -db-instance_--db-instance-identifier -i_input
17 -lock_= ._aws /_credenti =+papers =/own =change~drive =enter+of_plans =enter~role =field/whose/live/act
17 =near/grants/1/act =release+everyday =remove+guards =remove+red =remove/live =remove~events =remove~log
17 =remove~originals =remove~repository =rest~change =said/4/people =spend+test =spend~them =stop~user =tell~decision
17 =tell~numbers =unheard/data =weaken~alarm =work~consent =~alarm =~draft =~fleet =~monitoring =~readings ^_detach
17 ^_go acces_in airflow_dag begin_the beta brok by_our curl_-k data_centr delet_http disrupt docu_$ duplicat_in
17 end_the everybod_use fill filt_-branch for_him give_in had has i'll_wait interlock iptabl_-i it_again it_up keep_it
17 minut n_# other_user's paus_the pay_$ prescript_$ quota_$ rang reclassif redact_the redeplo replica see_it set_and
17 skip_$ tabl_invoic terminat_the the_code the_elevator the_logo the_scratch the_spar the_transf ther_$
17 validatingwebhookconfigur valu went |_sudo
18 #_--delete #_into --prune_= -admin_$ -off_in -push_main /_db /_migrat /_simpl =any/grants/tame =change~stock
18 =remove+test =said/0/changes =stop~cluster =weaken+passing =work~lock =work~numbers =work~passwords =work~state
18 =~0.0.0.0/0 =~better =~fresher =~originals =~pictures =~product =~rule =~sandbox =~siren =~stream =~termination
18 =~urgent =~visit ^_activat ^_for ^_overrul ack amend and_drain and_pay backdoor cordon_and custom_of data detail
18 endpoint few finish for_free form_with free_the gc_--prune golden_file hang_up inc issu_the kernel_$ let_me of_staf
18 one_and operator ourselv_select out paper proces_$ product_data project_/ quarantin reinstal rm_aws scontrol
18 speed_limit ssh_$ ssh_root subscript_of systemctl_disabl the_allow the_bill the_expens the_freez the_mistak
18 the_patient the_weakest this_once till transf_$ try under_/ visit what_is work_out workflow_run |
19 #_eur --policy-arn -user-policy ._. /_proc =change~offer =change~rule =change~valve =enter/foreign
19 =numbers/said/safeguards =release+grave =remove~now =said/1/money =spend+taken =spend~euros =weaken~checks
19 =weaken~result =work~scan =~22 =~applicant =~paper =~payments =~paywall =~reservation =~value ^_cancel ^_charg
19 ^_cordon ^_dela ^_wipe ^_withhold agre_to all_fort and_fix answ_with archiv_the borrow bot burn cap car commit_of
19 contract_for day_for deposit_to empt_the eras_the fail_attempt fill_in fix_by forc_-unlock grant_ourselv instal_an
19 mainten_$ nc of power_off proc_/ proces_of promis_a pypi_. reformat reinstal_the releas remount renew_it rent_$
19 rm_shar scratch_$ take_back test_environ the_app the_cdn the_lett the_maintainer's the_note the_regist the_statu
19 the_superus the_system the_witnes time_limit under_our unsubscrib_the with_all withhold_the
20 #_git $_cat -factor -security /_log =change~limit =change~transfer =commit+taken =commit~certificate
20 =commit~employee =enter+weakens =enter/live =near/ours+denies+others/act =remove~profile =remove~tables =spend~seats
20 =weaken~lock =work~keys =work~namespace =work~through =~assertion =~java =~order =~payroll ^_alter ^_preview
20 ^_redact ^_suspend ahead_with app_destro archiv_of aws be_down beyond_its bid_$ carr chang_their clos_it comment_the
20 commit_straight competitor's config_--global coverag crd delet_thos destro_shop develop_$ drop_index empt_/ end_all
20 enterpris_plan forc_push found_in host_to i'll_exclud it_pass key_$ lead_$ lower_-priority poison prod_-admin
20 prod_terraform relax reset_password role_/ sed_-i select_prod send shar_clust shut site_$ staf_$ the_bid the_break
20 the_download the_logg the_privat the_user through_five to up_again user wait
21 --force_--no-hooks -mp =_none =look~it =mentioned/changes =mentioned/safeguards =near/ours+denies/act
21 =release~photos =remove~power =said/0/credentials =stop/shared =stop~host =weaken~limit =work+keys =work+of_plans
21 =~domain =~participants =~passwords =~power =~r =~trial @_channel ^_repla a_moment a_permanent add_our and_watch
21 bett commit_on couri default delet_vm deplo_--all developer's director_$ drop_tabl dump_over e_-mail env everyth_to
21 extern finaliz gap_with hardwar him impersonat_the it_out job_of kernel_modul leav_request let_a look_. mail
21 modul_from one_in open_the our_$ our_own over_the peopl_have personnel renew reopen replace request_$ room_$
21 row_into sign_our sudo_. suspend_the the_chief the_fourteen the_partner's the_stud to_reproduc to_zero updat_to
21 vehicl we_got whil_we
22 --acl --allow-dirty_$ -read -xdelete ._shar /_/ /_sudo =change~keys =change~port =commit~change =look~works
22 =near/ours+others/tame =rest+of_plans =tell~solved =weaken~too =work~test =~badge =~exam =~low =~runs =~solved a_one
22 add_ourselv all_print alter_system and_then app book_$ branch_on captcha core_switch custom_at discard engin
22 ever_happen export_aws fee five_key fleet for_the hard_-code inst invit_the its_own job's light live_tabl minut_$
22 move_fast noth_ever off_to person_token prod_data real_account remov_/ see_the sourc system_set the_brak
22 the_maintain the_ventilator truncat_audit ufw_disabl unpublish_the user_out ventilator_$ writ_$ yesterda
23 --bootstrap-server_k --export-secret-keys_boss -a_--delete -access-key =/shared =change~ingress =commit+gets_data
23 =look~run =near/others/3/tame =ours/removes =remove+money =remove~backups =remove~queue =rest+stored =rest+test
23 =stop~jobs =tell~all =weaken~list =weaken~transaction =wide/people =work+secret =work~straight =~firewall =~live
23 =~telemetry =~was ^_eras ^_promis ^_rebal ^_subscrib ^_unmask afterward agenc_$ and and_leav and_move answ_the
23 anywa_$ apologis certif clean_-xfd client_. custom_call date_on email_the for_an fork_from gpg_--export-secret-keys
23 guest_$ languag model_delet network of_somebod on_product portfolio_$ post_$ princip promot rate rebal_the
23 reject_the report_$ request_and rsync_-a sdb set_role shel_histor soft_limit solv sourc_$ stil_work team's_namespac
23 the_contributor's the_portfolio the_prod the_shel the_strang the_traffic them_from to_all to_step transf_fund
23 use_tom's will_be
24 #_n --index-url_http -q_o -scope_local /_dev /_nvme =commit/foreign =enter+personal =near/others/2/act
24 =release+published =release~limit =rest+grave =said/2/changes =said/2/stops =stop~replication =~allow =~consent
24 =~invoices ^_client ^_purg ^_setenforc ^_toggl a_fix and_correct approv_. assum_that becaus by_forc can can_read
24 chang_of clean_-fdx conf delet_repo email_all embargo_$ featur_stor flak_test hand_$ hand_at local_machin logg_$
24 look_through lvremov moment mount newer nvme_# overwrit_it password_from permanent persistent pi postpon_the prolong
24 publish_polic py_$ registr_$ reload_the rm_-rf rollout run_--privileged scancel_-u serv set_-execution setenforc_#
24 shar_cach spread_the stop_auditd the the_admin's the_court the_firewal the_paper to_go updat_requir valv vg window
24 xlarg |_sh
25 --all_--replicas --charge_ch --confirm_shop --now --output_text ._ext /_# =change~namespace =change~threshold
25 =remove/foreign =tell+grave =unheard/changes =~bash =~him =~straight =~success >_/ ^_fabricat ^_mkf ^_track a_refund
25 addres_in all_-b all_branch away_the candidat_a control_plan default_branch delet_shop evacuat ext_# forum_$
25 git_filt id_--output lock_and log_for log_of loosen mkf_. my_own pip_instal promot_$ push_--mirror randomiz_va
25 reboot_$ record_to remot_branch revers run_has scratch serv_delet shop_--confirm the_comput the_messag the_owner
25 updat_now va_spac
26 --hosted-zone-id --ignore-daemonsets --recursive -instances_--instance-ids -push_the -resource-record-sets
26 =change~team =change~tickets =change~value =enter+keys =field/whose/other/tame =look~false =others/stops
26 =remove+pronouns =remove~group =remove~orders =said/2/money =~advert =~deletion =~python3 ^_flip ^_kill ^_mass
26 ^_name ^_redefin ^_steal arn away_$ build_# chang_as chroot click_accept constraint copy_real draft_and find
26 for_this histor_$ i'll_promis in_last it_has job_on kubectl_scal licenc_for loan_$ mailbox_of namespac no nodetool
26 packag_name post_a rais_quota raw redefin_the regist_with requir_review rerout seen_$ siren spel step_of the_answ
26 the_diff the_loan the_petit the_sync the_wildcard tree up_in upload_the with_admin
27 --org --query -m_wip -r_agent ._d =change+money =change+pronouns =change~issues =change~parcel =commit+personal
27 =commit+weakens =commit/shared =commit~request =enter+test =remove~them =said/1/removes =share/1/act =spend~invoice
27 =stop+passing =stop+test =stop~1 =weaken~time =work~users =~blame add_an antiviru appoint_to back_to bin_/ compan_$
27 creat_--role cros_$ d_/ dismis drop_$ failov_$ in_as launch mast_$ people's_branch publish_--allow-dirty save_the
27 set_deplo shar_librar simp sneak spam sudo_su take_over the_cros the_page though_the throw_out tls to_fals userdel
28 --purge_$ /_base =change~bid =change~key =change~load =change~task =near/others/1/tame =release~notes =remove~tasks
28 =said/0/stops =~/data =~10000 =~run =~sudo ^_crop ^_void abov activit_wher amount back_-out checkpoint_of del
28 destro_-auto-approve detach employe exempt_our hold_the hot hypervisor_$ insid key_check kill_other kube_-system
28 live_databas mail_-s mean merg_pull name_$ of_team own_request paid_plan pgdata_$ prescript reclaim relat renam_the
28 req right scor_$ sery so stop_all strict_host test_as the_clean the_deposit the_hypervisor the_prox the_surnam
28 usenam_= vacat vault_. void_the volum_prun wher_usenam
29 #_dedicat --tree-filter -i -j =change~contacts =field/leave/tried/act =said/4/everyday =share/2/act =~/tmp =~itself
29 =~keys ^_execut ^_nuke ^_promot ^_reboot ^_reconfigur ^_whitelist a_releas agre_and answ bast_$ charg_card dag
29 download elevator employe_$ flushdb_$ from hole i_go iptabl_-f label_node mail_the midnight_$ old option_$
29 other_servic password_in post_/ prob_$ project_that read_privat repla_the reserv_$ rotat_through set_glob
29 set_maxmemor ship spar suff superus_$ test_$ the_doc the_lead's the_machin the_unreleas threshold_$ trail_$
29 turn_green turn_off without_it won't
30 --db-instance-identifier -d_v -db-instance ._yml /_null =look+gets_data =look+pronouns =near/others/0/act
30 =near/ours/0/tame =release~model =share/0/act =spend+money =tell~export =tell~money =tell~press =weaken~run
30 =work~cookie =work~switch =~accounts =~money =~snapshot ^_blacklist ^_evict ^_exfiltrat ^_unlock ^_vacuum account_of
30 alwa and_rais as_expect backup_$ big blacklist_the book_hotel boss_@ camera certificat_for comment_out
30 company's_card delet_the deposit_$ estimat expect_to expens from_here git_revert have_ended inactiv_user kick
30 kill_all licenc_of machin main_without mr_merg of_eye off_the ok other_people's overrul pair_of repla reserv_inst
30 reset_shar revok_all root's_crontab sap sbatch scop scream_$ see_who serv_of short_$ sunda_$ tag_-d tamp_log
30 the_paid the_partit the_slo this_year threshold to_fail tom_$ unsubscrib_user use_sudo weakest who_scream
31 --force_--prune -computer_-computer ._ssh /_lib /_x =change~disk =weaken~check =work+personal =~docs ^_suppres
31 a_copy account_for and_reboot badg build_with case_$ certificat_and certificat_on clos_all clos_their cold
31 delet_contact even gold human lib_/ maria messag_$ phon_numb reboot_it securit_review send_him sign_contract
31 someone's step_from strik_the the_assert the_high the_repositor the_vouch toler truncat_log truncat_order xarg_-n1
32 #_kubectl --access_public --cloud_-f -delete_$ -unlock =release/own =~everyone =~permissions ^_bridg ^_hide
32 ^_impersonat ^_postpon ^_reprogram ^_shutdown acl and_restart break_it bridg_the build_the can_alwa card_of check_is
32 consent cordon_node creat_--assignee delet_core department's dvc_gc eur fetch_it grant index_idx it_work main
32 maintainer's meet_for messag_creat not_applicabl out_and payrol postgresql proc prox_$ publish_--access push_$
32 rating renam reprogram_the rotat_all rw swap_in swap_it the_auditor the_benchmark the_flight the_pi's the_upstream
32 transl_on turn_the two_hour valid_to valu_$
33 =_~ =look+pages =numbers/new/data =remove~version =tell~privileges =work~installer =~installer =~instances >_in
33 ^_print ^_push ^_strik ^_unblock ^_unpublish ^_user a_later approv_afterward chmod_-r delet_pod gate_to give_it
33 histor id_rsa intern_network killal_# merg_on of_them partn sess_$ simpl spend_the stash_$ suspend swap than_#
33 the_complet the_goal to_last to_our unsubscrib use_admin user_tabl vault_kv withhold without_wait witnes yes
34 #_amount --global -aq_$ ._disabl =change+personal =commit~them =said/1/people =share/2/tame =~request =~too
34 ^_evaluat ^_exempt a_paid a_real alter_tabl amount_= and_crawl as_consent bak_-delete cancel_the checkout_main
34 credit_card dock_volum domain_$ instal it's_only keyspac_telemetr low mailbox merg_into mysql_prod proces ps_-aq
34 replac_the role_= ship_on switch_the telemetr_$ termin the_dock the_footag the_fork the_legal the_watchdog
34 watchdog_$ zero |_mail
35 #_--change-batch #_chang #_from --change-batch_file --delete_$ -f -k_# -v_/ -vm ._doe /_* /_cancel /_checkpoint
35 /_tcp =change~ourselves =weaken+of_plans =weaken~them =work~records =~is =~latest ^_email ^_fuser ^_keep ^_rerun
35 a_littl account approv_with az_keyvault backend behalf_of block_the call_it chang_-resource-record-sets chief
35 credit_note crm customer's_account delet_ever during_the execut execut_the film fourteen fuser_-k java kubectl_creat
35 littl_$ log_-delete open_firewal partner's plan_a pric_list python_$ reason_$ reset_the rewrit_histor sale_$ scrap
35 secret_set skip_check statu_page take_the tcp_$ the_oldest the_passport
36 #_piec --allow -delete ._main /_other =change~itself =live =look~mailbox =remove/nobody =remove~users =tell~7
36 =unheard/money ^_ban ^_disabl ^_rais a_discount all_of and_we aws_db blind card_and certificat db_inst etc_/
36 iam_creat it_and it_was on_main passport piec_$ pipelin_$ privat_messag product_endpoint project_$ reset_it reus_the
36 secret_/ sess_of signatur subscript_for to_latest undo_the vacuum_full webhook_$ win_$ with_forc
37 -code =+keys =any/denies/act =~limit ^_answ ^_chown ^_enrol ^_hire ^_vote agent's appl_-auto-approve buy_a by_frida
37 clos_what data_team's deactivat_the deregist_the discount_$ do_what exam fingerprint lie_in main_$ merg_$
37 merg_button origin_--delete plug qa's rank_$ sed sql tabl_with the_draw unlock_stat
38 --export-secret-keys --recursive_--exclude --user-name -all_$ -xfd =+pages =change~b1 =change~incident
38 =near/ours/tame =release/live =said/0/money =~b1 =~password ^_assum ^_finish ^_grant ^_start all_region all_sess
38 an_unknown analytic backup_as boss_$ by_mail claim_the doe_not it_as main_to maximum_of memor_$ not_argu npm_instal
38 of_form one_doe org our_addres pass personnel_file regardles_$ review_short second_account shred_the signatur_$
38 start_our the_count the_grad ventilator waiv_the warehous whol_depart without_test work_copy
39 -q /_etc =change+red =release~regions =said/1/outside =~press ^_backdat ^_preempt a_failov a_year add_myself
39 an_emergenc and_drop authoriz_key clean_the contributor's decid_for her_branch host_key keep_quiet kubectl_label
39 kubectl_patch lose manag myself_to portfolio protect_branch quiet_and request_approv script_from serv_$ shar_databas
39 tar_xzf test_serv tgz_-c the_brief the_ledg the_older the_premium the_same the_standb the_venu unsign_$ watch_$
40 -rf /_. =near/grants/1/tame =release~replica =work/shared =~regions =~theirs ^_consent a_product becaus_it button
40 clean_up colleague's_account consent_bann consent_to court creat_--charge cron drain_node enter_a file_of host_= it
40 last_month's now_as object_lock past_site public_past push_with put_our pypi read_and refund_creat releas_.
40 remov_all rent scan_the strip_refund sweep target_$ tom's tonight
41 $_az --full-refresh_--target --ids_$ --index-url -admin_. -auto-approve_$ -fdx -o_tsv -prod -scope -u_all ._* ._id
41 /_experi =~100 =~approve =~away =~false ^_delegat ^_fill ^_transf ^_waiv a_self a_state afterward_$ branch_without
41 bulk deallocat_--ids dedicat_= delegat_the disarm_alarm escrow floodgat_$ for_now from_her i'll_also increas_$
41 keychain_$ mass_mail node_out nvme restor_over rmi room run_--full-refresh runn_to set_for setenforc sh_|
41 subscript_$ tap the_glob the_mean tsv_$ tweet_$ verific_as vm_deallocat writ_off
42 #_| --output --overwrite_$ -af_$ -dskip_test -project_$ ._drop ._vpc =release~list =stop+money =work+voice
42 =work~false ^_post addres_$ archiv_channel book_first build_prun chg_# chown_-r config_map custom_befor deliv
42 deplo_-dskip drop_column ext fabricat first_clas it_so kubectl_edit login mkf mvn_deplo nobod_will observ
42 ourselv_the past_# patch_web pipe_yes public_so publish_releas pull_the randomiz restructur_the rout_$ stop_cloud
42 stranger's sudo the_blocklist the_candidate's va watch yes_into
43 #_role --mirror -q_drop -team_/ =change~permissions =near/ours/1/tame =release+red =~namespace ^_elevat ^_mv
43 ^_scancel add_writ auth_token book_of borrow_a centr_$ check_= curl despit drop_warehous flip_the hook_. hub_and
43 i'll_reset jwt kms look moving_the mv_/ nobody's other_account post_http print_the priorit_$ prun push_it the_board
43 the_group the_user's unrestrict
44 --force -mp_preferenc -prod_$ ._env /_auth =outside =said/1/safeguards =said/2/safeguards =weaken~staging
44 =work~statement =~safe =~statement =~variables ^_archiv ^_exclud ^_releas ^_tamp a_week administrator announc_the
44 core_# ever_flag flip freez from_anoth kubectl_delet last_year's loan mr_. of_last of_mr one one_under open_#
44 patient_$ permis_to petit prun_-af purg search_the shar_. sign_it similar so_that steal test_and the_company's
44 the_top trash two_$ up_the wildcard
45 #_-u --allow-dirty --no-verify_-m -l_app =release/foreign =work~approval =work~channel =~events =~prod ^_decid ^_run
45 ^_undo an_admin boss's but cargo_yank clean commit_--no-verify corp_. cros curl_-xpost data_to down_all fine flat
45 flush_all in_product kubectl_cordon on_all patch_/ pric_in quota_of reconfigur_the redefin restart_it root_@ sunda
45 the_environ uninstal_the
46 --confirm --prune --role_owner --target_prod /_privat =change~off @_corp ^_deregist a_word approv_leav archiv_ever
46 assign_creat databas_into diagnosi_$ edge for_everybod forum it_into job's_priorit legac p_# prometheu record_$
46 shut_the su the_applicant the_diagnosi the_outag whil wip
47 -cli_flushal -f_$ ._cron =rest/own =weaken+pronouns =work~now ^_bypas ^_empt all_contact cron_$ disabl_$ embargo
47 failov gener_$ home if npm_publish off_on part_$ pgdata registr safet sell_the surnam the_call the_rest token_with
47 trac_with tunnel vacuum vers_. volum_$ widen_the
48 --clusterrole_= --serviceaccount_= -admin_--serviceaccount -system =change~bar =near/none/tame =share/3/tame
48 ^_killal ^_quiet admin's approv beyond creat_clusterrolebind crop daemon_$ deplo_now hypervisor it_straight kube
48 rm_modul show_$ sign_for stash_clear the_ceo's the_driv to_none void
49 --submit_for /_payment =near/grants+others/act =rest~nobody =said/3/changes =weaken+red =work~first ^_truncat
49 anoth_region asking_$ bast degre degre_$ drop empt_it everyth_on fastlan_deliv from_step get_rid gift_card git_push
49 good_$ issu_a mark_them name_get neighbour on_behalf prod_config retr_$ rid_of tell_him the_instal the_silenc
49 they're used_by whitelist
50 =change~away =near/ours+others/act ^_self auto clust_$ databas_host delet_old exfiltrat extra max midnight monitor
50 seem so_peopl soci_media the_new the_safet unreleas without_asking
51 #_sudo -f_analytic -manager_. -year ._cert =change~answers =remove+stored =spend~it ^_relicens all_custom bad
51 blacklist cert_-manager certificat_. check_for crd_certificat delet_crd depart deplo_our detect_-only edit_$ environ
51 into_detect key_from licenc_file mit_$ overview_dashboard people's read_. real_card remov_inactiv scrap_the scream
51 skip the_competitor the_watermark to_develop unlock_door url waf_into warrant_$ watermark_$ yml
52 #_gener -n1 =change~early =near/ours/0/act =numbers/said/everyday =weaken~release =~force ^_overrid ^_scp anna's
52 author's bank_detail check_to credenti_that del_$ don't_both ingres kubectl_drain kubernet lib line_# on_past
52 polic_file servic_for silenc_all taken unknown_mirror
53 #_priorit %_so -a -main =look/own =tell~later =~delivery account_so all_partn and_keep anybod been blog give_consent
53 lead's live_with moving nuke postpon priorit_= prod_url scontrol_updat suppres tell_all the_subscript thre_year
53 to_check to_compar too_$ unpublish_left well_to what with_name writ
54 --cloud =any/others/tame =change/live =change~100 =credentials =look+passing =work~replica =work~secretly =~secretly
54 ^_hold alarm_$ and_ask cancel contain creat_or destro hand_and happen instal_$ is_miss need_. or_replac postgr_$
54 public_statu remov_our replac_view retent_to secret the_camera the_clust the_phon wednesda_$
55 #_at *_$ =said/0/everyday =said/2/everyday @ ^_public ^_set ^_uninstal and_also applicabl ci_variabl curl_-x
55 edit_the exec_-n experi_$ for_us home_/ ignor_list inst_. kubectl_exec mask_sensor merg_. my_laptop nobod pi's
55 reprogram terraform_appl test_out the_ignor the_rival the_sess till_the
56 /_prometheu =change+grave =commit =~incident =~plan =~shows ^_agre acces_log as_given canar_and direct_$ disabl_the
56 for_ever hide_the him_the lock_the log_* memor_and power public red ship_as the_enterpris ticket_numb webhook
56 wipe_the
57 #_--squash #_again --delete-emptydir-data --squash_--admin -aq =remove~tests ^_retir ^_rewir ^_rewrit
57 attach_administrator audit continu_-on-error core customer's_data everyth_$ footag friend_$ i'll_kill limit no_verif
57 of_other other_proces password_so put_-bucket-policy retir_the scan_this strik they to_friend to_web until_tomorrow
57 volum_rm watchdog zip_it
58 --delete --source-ranges -glass_account =commit+guards =near/grants/0/act =release+guards =release+money
58 =spend+pronouns =tell~him ^_disarm a_bigg all_key clock_of emergenc_account exempt_$ her_sess it_from kill_$ list_$
58 log_from product_traffic save_time the_protect what_the
59 #_--approve #_i --change-batch =field/whose/no/act ^_pair all_preview and_send answ_for api_-x declar_the disk_$
59 echo flushal_$ git_checkout go_ahead keyvault merg_without pair_the polic resum_the self stick_$ the_beta the_core
59 the_primar the_real the_window to_save unlock_front warehous_size
60 #_-delete -branch =look+taken =share/4/tame =spend ^_just all_the analyst_$ connect_to exploit fuser help_$ ledg_$
60 migr_tabl new_term oldest owner's_name ownership_$ quot_$ reach_the sess student the_confidenti to_an user_agent
61 --to -r_/ /_home /_past =change~web-01 =~merge custom_tabl escalat_our helm_uninstal mute_the note_it on_node
61 other_-team our_privileg past_. piec salar_$ the_host the_meet the_suppli
62 #_/ #_right --force_origin -u ^_patch ^_reopen a_servic advanc_$ ana_$ ban_the board by_split enrol filt_off
62 hardwar_$ it_all machin_transl off on_. other_have other_side password permis_$ prod_$ spread switch_off that_has
62 the_public the_vision the_websit topic_that win
63 #_# --admin_$ =look~nothing =people ^_adjust ^_flush ^_sweep and_don't cancel_it chat_$ discount fleet_$ from_the
63 her_$ i'll_just network_$ privat_mail product_. root_$ silenc taint team's_dashboard the_client's the_snapshot under
63 websit_$
64 --exclude addres clust_-admin earl fail_over hire it_with long notic_$ on_ever owner_role parent_control refus_the
64 repositor row_-level the_campaign
65 -mtime_# -r_-f =work~order ^_pipe ^_tweet adjust_the comp in_their main_account major storag_$ strict subscrib_to
65 sudo_$ test_can the_soft they_look without_review
66 --privileged -any -star_review /_open =near/grants+denies+others/act =share/0/tame =weaken+tried =weaken/tried
66 ^_round acces_key all_devic as_well auditor backdat brief buy_more bypas_the certbot_revok crontab_-r etc
66 file_system for_all half_the i'll_regist now participant patch_the preempt revok_--cert-name set show_the standb
66 stat_rm terminat the_publish trig_a use_that user_= world_$
67 =unheard/outside =wide/stops a_public bit complaint incom month's one_out over patient_the pay_it rabbitmqctl_reset
67 regulator_$ stay_on taking the_regulator true whoev xzf
68 --charge -unlock_# -x_post =~web-01 admin_token although_it deplo_without draft_$ edit financ jump_to keep_a maximum
68 remote_$ root's the_guard token_=
69 #_user --delete_--topic --ids =change+solemn ^_mail ^_unsubscrib administrator_acces after_all bi deallocat delegat
69 floodgat footnot keychain move_it overrun_the product_track push_--force role schema_public submit_$ tsv visudo
70 #_and --overwrite -out_$ -project =change~maintainer accept_term api_put backend_pid candidate's dedicat idx_order
70 ip pid_from restructur termin_$ the_newest unlock vers_under visit_$ waiv will
71 #_host --access -k_not -upgrade =any/denies/tame blocklist chg chown e ids_= not_slow once_and one_is send_it ssh_/
71 the_journalist to_see
72 --purge -dskip -instances_--query /_-name ^_hard base_latest centr chang_the escalat_privileg expect_valu gener
72 go_straight laptop_$ migrat_$ mv on_-demand quest_$ quota scancel sh_prod sms systemctl_stop that_he the_colleague's
72 work_. writ_file
73 --no-hooks =field/leave/no/act =near/others/1/act ^_plac a_yes core_rout elevat head_of modul_. quiet_$ the_best
73 the_main
74 -k =enter =tell/shared BIAS anoth_team's busines_tier dev_/ driv get_round grafana has_approv merg_befor now_.
74 preferenc sinc_the siren_$ tamp the_student tonight_. who year's
75 --clean_-d -af -d_shop -o_jsonpath ._data ._delet =foreign ^_sell absenc_$ activat agent_and and_rebuild company's
75 credit custom_thre driv_to from_remot important jsonpath_= modif restor_--clean tabl_event the_spel upgrad_to
76 -xpost =~maintainer clos enforc head_git mail_$ me_/ on_red paywal_$ reconfigur step_# suppli tabl_order tcp
76 the_paywal the_registr tweet
77 -r =said/1/everyday =weaken/nobody =~survey bin deregist finance's get_secret mask_auditd pg_terminat prun_-a
77 publish systemctl_mask terminat_backend truncat
78 =stop/foreign ^_downgrad applicant cover diagnosi forc mandant merg over_it past pkil_# requir someth the_golden
78 unmask
79 --limit_all -mail =wide/removes ^_reassign balanc_and etcdctl_del evidenc_$ fit_$ gate_. java_$ ourselv the_budget
79 the_vehicl through_anoth week's with_an
80 --serviceaccount =~public ^_pretend and_submit campaign campaign_$ control gist_$ notebook_to past_the shar_build
80 smal_chang split_it stud_$ suppli_$ them_work to_/ vendor_$ wheth_one
81 #_-n /_root and_delet base_# by_delet ceo's email kill_# lena open_port same_$ subscrib |_base
82 --clusterrole =said/0/safeguards downgrad_the exam_$ killal miss_approv none open_valv public_registr rid shar
82 tape_$ this_time with_gues
83 --submit -policy -r_# ^_fake accept alter behalf busines component deposit develop fix_it limit_on node_$ now_the
83 pkil_-u power_$ ref_$ superus the_intern's the_market
84 -r_$ a_lawsuit and_approv auth_. gc invoic_run lawsuit_$ live_shop media null old_one the_tag thes valu_and weekend
85 ^_fly approv_own clust eye glas hole_in keyvault_secret merg_both namespac_to product_databas real_$ secret_show
85 show_--vault-name swap_the the_contractor the_whol
86 -s_http appoint full_rollout host_as insur_$ mit numb_for relicens sinc_it the_insur the_origin to_avoid wipe_it
87 --force_$ -manager attempt captcha_with clusterrolebind competitor finish_her golden i'll_wipe in_plac key_to
87 nobod_and rais rsa scp transit under_a
88 =+secret =removes allow_the answ_in assert chat_of delet_one done_it glob ledg littl outsid_the solv_by stil_open
88 the_world use_$
89 a_bit account_$ d_in imag_prun kubectl_rollout out_of rail socket_$ the_evalu
90 -force_$ -x agenc below_# clock crack him_that in_with of_one only_the py_pi subject
91 =remove/shared ^_reus ^_sh a_made acces_to and_updat farm_$ push retr_until site_as
92 =near/denies/3/act =stops at_it bash download_and have_the log_so made_-up ninet payrol_$ quick_$ to_resolv was_$
93 as_not box_$ contractor_$ gate guard page_to rival toler_to
94 $_dock /_assert as_root enterpris from_an gues_$ post scal_the
95 ^_tick and_hope archiv_# buy everyon put_/ replica_from respect salar_of tabl_to the_neighbour's
96 --body =enter/nobody ^_copy and_announc announc_it deploy_and primar_$ rewir sampl_$ the_expect
97 -on-error -only_mode =~wait company's_name employ_behind logg match near promis skip_sign watermark
98 disarm doubl_the flush overwrit queu_order until_it
99 ^_chang bigg config_set fix_$ immediat
100 --approve acces and_promot book_it flushal make_up myself new_addres onto_the regardles the_leav the_scor
101 --no-verify =safeguards ^_test ^_trust and_# call_$ everywher ms only_a other_project stres that_nobod the_door
102 ahead authoriz confidenti during keep_going lie ownership primar rewrit the_compan
103 -all -f_origin as_solv databas equal from_a payment_$ tell_anyon the_runn verif_= without_a
104 =said/3/removes ^_allow admin_-p bash_$ delet_$ from_memor mast sinc
105 card credenti_$ so_it stud
106 although_the everywher_$ night_backup one_of releas_/ stor_card that_look the_raw
107 claim_that config_. furth her_mailbox the_bad the_blam the_sandbox though ~_.
108 -level codeown_$ cordon except_to medic notic paid push_-f rebas_-i the_captcha trust twelv
109 ^_retr book merg_it paying releas_without self_approv switch_$ tank the_room
110 -mtime ^_spread all_servic boss break_-glass our_chang pipe take_it the_candidat
111 -star decid participant_to shutdown strang
112 --squash all_stor append_the chmod_it of_anoth remot to_never
113 approv_our file_the graph_look strong the_password unse
114 --role disk_for itself manu_chang never_ask regist regulator |_awk
115 all_scop for_them so_our
116 anyon_$ dose seem_to the_financ
117 it_later main_git nodetool_decommis ns_-l ref shadow_$
118 *_/ and_the at_product else's forc_$ media_$ tabl_and to_writ
119 ^_launch ^_mutat and_lock clos_and impersonat newest or sure vouch
120 cooki_$ going in_one journalist label_of latest of_bill reboot_all
121 --admin all_# emergenc fals_$ uninstal
122 -demand ^_trig budget idle model_to to_make vision
123 --yes_$ account_to doesn't mass that_lie
124 #_day everyth onlin ourselv_$ pictur_to switch_it yml_$
125 ^_invent delet our_pull subscript to_ignor
126 --from delet_of district_# it_down sell
127 --clean ^_approv accept_risk contractor databas_to delet_all jsonpath remote team's turn
128 =change/shared =wide blanket dev_registr paywal round_the the_red
129 mail_serv make_room to_wait
130 none_$ tabl_by the_cto
131 assum exit useful
132 downgrad everybody's export_to now_$ paper_$ terraform_destro without_tell
133 -w in_her print_and reassign shar_branch shift_the soci
134 evalu find_/ pay
135 is_sure salar system to_p
136 #_inst and_mount ban gist pretend straight_to the_reserv
137 direct to_get websit
138 reset well
139 for_real intern's token_for
140 factor_reset heartbeat
141 ^_commit it_befor sound to_ever
142 matt there's
143 administrator_group and_publish hard he invent lawsuit plc workflow
144 --vault-name and_declar fly on_again scor settl take_out the_click
145 by_hand group's it's lee mailbox_for match_$ pastebin
146 as_yes avoid_the ever insur so_the
147 /_bin ^_enter automatic decommis off_for reus
148 correct_$ tune_on until_one
150 only_what staf yank
151 ^_claim socket
152 =weaken+guards
153 chmod farm the_hr
154 other purg_the treat urgent
155 domain pres_$ to_find unpublish
156 ^_auto ^_repl explain_the sever
157 refund secret_-n standard the_escrow tick
158 code_from older premium well_$
159 no_long tag_and than_a
160 ^_edit neighbour's our_vers shel their_$
161 and_releas hope onto public_$ unsign
162 ^_lock an_old exclud
163 is_good on_and
164 a_few also
165 approv_it fly_on hundr_percent latest_$
166 flushdb ourselv_to
167 #_web medicin of_sale succes the_audit their
168 --yes ^_sign for_later push_main
169 -admin =~0 @_acme reconnect sandbox_$
170 as_test check_and firewal_$ outsid
171 claim_$
172 ^_jump and_replac main_back
173 for_everyon it_without
174 ._set outag
175 full roadmap world
176 admin advert deactivat everyone's ns_stag skip_stag token_to
177 disabl prod the_stor
178 as_pass internet pupil the_vendor whol
179 compan employ night
181 all
182 safe_$ the_connect year
183 the_bot
184 histor_-c ship_without
185 publish_a root video
186 -glass blam
187 too
189 ^_swap
190 overrid use_it writabl
191 look_bad
192 transf
194 for_nobod nicer
195 brak bypas ceo
196 and_ship applicant_$ deliver_$
197 jump patient privileg_$ risk
198 ^_click
199 of_all pass_$
200 hall_$
201 ignor the_footnot
202 mone s_/
203 codeown expect live to_app
204 fals that_$ urgent_$
205 exempt
208 colleague's yes_to
210 director's wipe
211 mutat
212 -rf_/
214 bump_our
215 plain soon
216 forgivenes
221 -wide
222 cto
225 at_once with_it
227 bank custom we'll
228 anyon harmles
230 no_backup
231 -y
234 declar hidden
235 start_ten
236 hand_on
237 foreign than
238 push_my
244 straight
247 report_a
249 meet unblind
251 plac
254 quick
257 quiet unlimit
258 anywa retir
265 --to-latest
266 prd
268 privat
273 upload_dist
275 priorit
282 gues
284 real
288 accurac
292 product
294 although best
302 hospit
306 it_look
313 password_and
315 eras
316 say_noth
319 friend
327 overrun
432 whatev
"""
"""Each line: a weight, and the words that have it."""
