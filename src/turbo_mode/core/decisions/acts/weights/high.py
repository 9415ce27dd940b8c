"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
23 system_set the_stud to_an tom's use_tom's withhold withhold_the yesterda yesterda_$
24 #_eur #_into --allow-dirty --db-instance-identifier --delete -db-instance -db-instance_--db-instance-identifier
24 /_checkpoint =change~check =change~mailbox =commit~fleet =remove/nobody =remove~leaver =remove~mails =remove~page
24 =rest+pronouns =share/3/act =spend~customer =work~year =~/etc/sudoers.d/agent =~ca =~jobs =~repositories =~volumes
24 =~year ^_bridg ^_for ^_hide ^_void a_product account_of all_-b all_branch badg bridg bridg_the cancel_all
24 click_accept consent copy_the eur fail_attempt got got_$ have_ended hold_the i'll_promis job_of midnight midnight_$
24 neighbour of_somebod one_in persistent protect_branch publish_--allow-dirty relat remot_branch rent rm_aws
24 run_--privileged same_go sed_-i sh_| shar_librar sudo_. tell the_comput the_download the_messag the_paper void
24 void_the we_got
25 --all_--replicas --force_--no-hooks ._ext /_base /_sudo =release~commit =remove+published =remove~quota =spend/own
25 =stop+pronouns =tell/own =unheard/changes =work~file =~admin =~master =~namespaces @_channel ^_chmod ^_exfiltrat
25 ^_mkf ^_mute and_fix app_dev cancel_the delet_shop develop_$ dock_tag email_the exfiltrat ext ext_# git_filt go_to
25 merg_into mkf mkf_. old own_request python_$ rollout serv_delet stop_auditd stranger's tag_app the_assert the_root
25 threshold_$ truncat_order
26 #_rm #_xlarg --recursive -d_v -push_$ -year =_no =change~pipeline =look/foreign =tell~letter =tell~reply
26 =weaken+voice =work+secret =work~accounts =~/srv/shared =~flushdb =~loan =~now =~ours =~postgres ^_flip ^_start
26 be_sure carr_on clos_their consent_bann copy_last copy_real cran dose embargo flip forc_unlock heat ip loan loan_$
26 mfa model_delet no password_in peopl proces_of prod_/ push_$ quota_$ reboot_$ reset_password rm_s sale_$ scratch_#
26 see_how set_and statu_page stil_work su submit_our sudo_su tag_-d tap the_cdn the_clean the_cran the_loan
26 the_patient to_fals volum_prun writ xlarg |_mail
27 -admin_$ -push_main /_db =change/nobody =commit~request =mentioned/safeguards =release~region =remove+guards
27 =remove~check =remove~customers =remove~old =spend~budget =stop~session =weaken~4 =weaken~alarm =work~job =~car
27 =~fix =~main =~user ^_evict ^_grant acknowledg_the action_drop and and_correct appoint_to befor_the boss's chief
27 clos_it core delet_repo destro_-auto-approve e_-mail eras_the find instal_$ killal_# log_of mask_sensor mount not
27 organis_$ our_addres password plan_a purg rabbitmqctl_purg renew revok_all self set_role stock_$ stop_cloud
27 superus_$ the_app the_bill the_chief the_superus the_system they're tonight unlock_door we_are
28 --mirror =any/grants/tame =change~function =change~prices =enter~lock =remove~cascade =spend+test =spend~licences
28 =spend~them =weaken~lock =~5 =~destroy =~mailboxes =~petition =~sheet =~telemetry =~value ^_activat ^_resum ^_self
28 ^_user and_overwrit answ_the approv_. chang_as check_is checkpoint_of claim clean declin ever_flag fals_in
28 it_ourselv keyspac_telemetr main_$ namespac_and of_them parent patch_web petit product_with project_$ push_--mirror
28 pypi rank_$ registr_$ reload_the rm_-r serv_$ sess_$ telemetr_$ the_passport the_petit the_product the_transf
28 vault_. whol_depart
29 --charge_ch --user-name -delete_$ -unlock_$ ._shar =change~applicable =change~badge =change~site
29 =near/ours+denies+others/tame =remove~access =remove~logs =stop~slot =tell+grave =work~one =work~project =~any
29 =~applicable =~disk =~environment =~policy =~sh ^_archiv ^_declar ^_subscrib a_moment answ_with appl_-auto-approve
29 applicabl author's charg_card drop fail_the failov_$ kms look_. mail_the mark_them not_applicabl option_$ org our_$
29 overwrit_it payrol_$ remov_/ row_into secret_set show_$ subscript_of team's_namespac the the_admin's the_mark
29 the_operator the_rate the_warn to_step truncat_log vacuum with_forc
30 $_cat --confirm_shop --global --output --output_text -aq -aq_$ -f =change+papers =change~access =change~notes
30 =look~screams =numbers/new/stops =others/safeguards =release~scan =remove~colleagues =remove~resources =remove~teams
30 =remove~topics =stop~process =work~scan =~aq =~colleagues =~failed =~function =~screams =~topics =~vms ^_clos
30 ^_vacuum agre_and announc_the approv_afterward be_down bin_/ borrow_a boss_$ case_$ certificat_for chmod_it compan_$
30 config_--global deactivat_the delet_contact do_what edge everyth_to freez histor id_--output key_check kill_all
30 kill_other lead_$ mast minut_$ open_firewal ourselv pric_in prob_$ profil_$ ps_-aq real_account reject_the renam_the
30 report_$ request_with role_= sbatch scream scream_$ see_who sery shop_--confirm strict_host student the_brak
30 the_protect the_strang the_wildcard though_the topic_that updat_to whil whil_at who_scream wildcard with_admin
31 --bootstrap-server_k --export-secret-keys --export-secret-keys_boss ._doe =change~price =change~up =enter/shared
31 =look~it =near/grants+others/act =release~translation =remove~fork =remove~item =remove~short =rest+papers
31 =spend~order =stop+passing =stop/live =tell~diagnosis =weaken~service =~3 =~agent =~anyway =~approver =~diagnosis
31 =~medicine =~samples ^_agre ^_evaluat ^_redefin applicant cros cros_$ day_for diagnosi diagnosi_$ dock_volum fleet_$
31 for_everybod gpg_--export-secret-keys i_go intern_network iptabl_-f j j_. medicin off_the pgdata pgdata_$ redefin
31 redefin_the review_short root's_crontab scan_this scrap staf_$ stay_on the_applicant the_cros the_diagnosi
31 the_warehous till to_/ transl_on tunnel upload_the valu_$ win win_$ without_it work_out
32 --confirm -a -r_agent ._d ._yml /_cancel =change~behalf =change~it =remove~indexes =remove~stash =share/2/tame
32 =weaken~log =work~admin =~behalf =~comment =~fleet =~hour =~stash =~webhook ^_announc ^_execut ^_fabricat
32 ^_reconfigur ^_releas a_year admin's becaus book_$ branch_without checkout_main cold_storag company's_card d_/
32 fabricat finance's guest_$ histor_$ i'll_wait major npm_instal on_all other_servic our_packag pip_instal replac
32 short_$ sign_it stash_$ stash_clear suppli surnam taken the_same the_surnam their_machin warrant_$ yes yml
33 #_dedicat -q =change~alarm =change~group =change~others =change~plan =change~prod =release~figures =remove+red
33 =remove~account =remove~record =said/0/changes =spend~funds =~000 =~900 =~all =~container >_/ a_copy activit_wher
33 agent_. and_reboot backup_as becaus_it buy_a deregist_the do_not host_key id_rsa in_last increas_$ label_node
33 live_with log_-delete plan push_with registr sess_of shel_histor sunda the_shel the_slo usenam_= wher_usenam
34 #_from =change~offer =change~paper =change~provider =enter+of_plans =near/ours+others/tame =numbers/new/credentials
34 =remove~origin =remove~starts =said/1/money =tell~yes =work~consent =~increase =~state ^_blacklist ^_eras ^_mass
34 ^_reprogram ^_whitelist alter_tabl answ_yes behalf blacklist blacklist_the can_alwa enter_a euro_$ fit_$ gap_with
34 give_consent ingres itself log_$ main_to on_behalf part_$ product_. read_and replac_the reprogram reprogram_the
34 rewrit_histor salar_$ scancel_-u second_account sign_up skip_$ someth subscript_$ terminat_the the_grad the_machin
34 this_year whitelist will
35 -auto-approve_$ -branch -u_all =change~contract =change~red =change~target =commit~refund =enter~key =release~tests
35 =tell~password =~auto-approve =~pass =~regardless ^_consent ^_cordon ^_suppres agenc_$ and_rais and_we ci_variabl
35 cold consent_to fleet impersonat_the it_nobod lead's mute_the name_get of_form postpon_the prod_-admin prox_$
35 regardles_$ remov shred_the strik_the suppres the_board the_deposit the_dock the_group the_lead's the_partit
35 the_publish the_window till_the updat_requir user_tabl without_test
36 --access_public --force ._cron =change~build =change~draft =near/others/1/tame =remove~sessions =stop~team
36 =weaken~door =~accept =~force-unlock =~rollout =~sandbox =~watchdog ^_nuke ^_rewrit ^_strik accept_term and_ask
36 approv_leav away_the az_keyvault bulk certificat_on check_to cron_$ custom_$ delet_core deposit_$ drain_node
36 flushdb_$ git_revert keyvault licenc_of main_without merg_pull moving nuke pi's publish_--access safet scan_the
36 scor_$ seen_$ stor strik sunda_$ tar_xzf test_out tgz_-c the_auditor the_complet the_pi's the_regist vacuum_full
36 warehous webhook xzf
37 #_piec -v_/ =change~cluster =change~files =change~remotely =change~used =change~wiki =look~mail =remove+grave
37 =work~secret =~/logs-* =~off =~parents =~pieces ^_declin ^_hire ^_just a_real a_word all_$ and_crawl bank_$ blog
37 clean_up delet_pod her_$ i'll_reset minut monitor other_people's patient_$ people's piec piec_$ put_our randomiz
37 randomiz_va restructur restructur_the ship_as sourc swap_it the_diff the_legal to_see va va_spac work_copy
38 #_--change-batch #_chang #_kubectl --change-batch --change-batch_file -dskip -dskip_test -prod_$ -system -y_$ /_lib
38 =change~verification =stop~hypervisor =weaken~fee =~dskiptests =~fee =~hypervisor =~salaries ^_renew archiv_ever
38 as_expect bak_-delete ceo's chang_-resource-record-sets cordon_node creat_--assignee custom_call deplo_-dskip destro
38 expect_to fine hire hypervisor hypervisor_$ kube kube_-system lib lib_/ mvn_deplo once_and prometheu rate_limit
38 rating reus_the rewrit secret_from sign_for sign_our skip_check system_$ team's_dashboard the_ceo's the_hypervisor
38 the_shar the_token them_a to_fail verific_as writ_off
39 -m_wip /_other =change~details =change~firewall =change~floodgate =change~network =change~subscription
39 =near/denies/1/tame =remove~/tmp/* =remove~agent =remove~even =spend~seats =wide/credentials =work+of_plans
39 =work~silence =~/tmp/* =~boss@corp.example =~even =~floodgate =~rival ^_chang ^_email ^_empt ^_filt an_admin
39 bank_detail boss_@ environ exploit filt_the floodgat floodgat_$ footnot i'll_also instal it_work kubectl_creat one
39 secret_/ standb subscript_for switch_the test_serv the_silenc the_standb the_watchdog user's watchdog watchdog_$
39 widen_the wip
40 --privileged -k /_# =+papers =/shared =change~tag =enter+keys =look+gets_data =near/grants+denies/act
40 =near/ours/1/tame =remove/live =spend~users =~flat =~history =~laptop ^_preempt ^_run ^_wipe auditor bast bast_$
40 down_all exempt_our flat from_step if log_for merg merg_# permis_to preempt privat_channel shar_databas solv stor_$
40 tamp_log to_last turn_off unsubscrib_user
41 #_| -any ._main =change~domain =change~open =change~policy =change~retention =commit~claim =remove~backup
41 =remove~copies =stop~database =stop~query =stop~sessions =work~waf =~contacts =~employees =~waf @ ^_finish ^_hold
41 ^_unmask and_keep approv_with aws_db bot_account colleague's_account contain db_inst detect_-only exam_$ execut_the
41 file_of gate_to hundr into_detect it's_only live_databas log_* notic_$ null reinstal releas_. revok sudo_$ target_$
41 the_camera the_instal to_compar tom_$ unmask vers_. waf_into well_to
42 #_at #_right --no-hooks -af_$ ._drop =change~host =remove~log =remove~protection =remove~rules =said/0/stops
42 =said/1/removes =said/1/stops =~af =~on =~scratch ^_exempt ^_push ^_trust ^_unlock auth_token board build_prun
42 claim_the cron data_centr hide_the kubernet node_out publish_releas push_it review_and
43 --access -f_$ -n1 ._disabl =commit+passing =enter+pronouns =enter+weakens =look~answers =near/ours+denies/act
43 =stop+personal =weaken~limit =work~administratoraccess =~administratoraccess =~alarm =~backups =~campaign =~remotely
43 =~session =~watermark ^_ban ^_impersonat ^_sinc a_discount a_minut and_chang api_-x attach_administrator campaign
43 company's flip_the idle_$ maximum_of one_under open_# overwrit_the packag_name program quota_of retent_to revis
43 scrap_the securit_review so_peopl the_company's the_doc the_phon the_prox the_sync the_watermark watermark_$ who
43 xarg_-n1
44 --no-verify_-m ._vpc =change~afterwards =remove~events =said/3/changes =stop~customer =work~numbers =~host =~night
44 commit_--no-verify drop_$ echo kubectl_edit kubectl_label messag_creat of_team on_ever reconfigur reconfigur_the
44 rival sweep tabl_with the_rival to_latest tweet tweet_$ webhook_$ without_wait
45 -all_$ -xpost ._ssh /_* /_. /_experi =release~unsigned =remove~now =rest~pipeline =~discount =~unsigned =~warning
45 =~~/projects/* ^_confirm ^_overwrit ^_postpon ^_transf a_self comment_out credit_note curl_-xpost discount
45 discount_$ everyon exec_-n gener i'll_just ids_= issu_a kubectl_exec max on_past postpon requir runn_to similar
45 terminat the_glob the_rating the_top unsign_$ visudo
46 #_amount $_az *_$ --ids --ids_$ -af -o_tsv -policy ._id =near/grants/1/act =tell~score =work~licence =~inbox
46 =~python =~tsv ^_accept ^_assum ^_chown ^_mv account_so addres amount_= chang_their clean_the deallocat
46 deallocat_--ids it_over limit login manag mv mv_/ of_last permis_$ prun_-af suff the_environ the_new the_outag
46 the_privat the_soft the_vouch thes to_check tsv tsv_$ used_by vm_deallocat
47 #_/ --delete_$ -main -team_/ =change~settings =said/0/credentials =stop~servers =tell~database =~daemon =~deposit
47 =~network =~primary =~ratings ^_elevat a_paid afterward_$ all_key all_of all_preview and_send confidenti
47 contributor_$ daemon_$ edit_the elevat from_anoth golden i'll_regist it overview_dashboard peopl_have resum_the
47 root's scratch shar_. the_confidenti week's
48 --exclude --overwrite --overwrite_$ --recursive_--exclude -mp_preferenc -q_drop -upgrade =change~accounts
48 =change~gate =change~limit =change~them =release~limit =remove~space =said/3/credentials =stop+grave =~group
48 =~overwrite =~readings ^_shutdown ^_unpublish add_writ alarm_$ and_drop audit bash branch_on comp creat_--role
48 custom_at doe_not drop_warehous flush gift_card her_branch jwt key_from last_month's month's mysql_prod namespac_to
48 not_argu npm_publish one_doe past_# pay_it polic polic_file preferenc quot_$ record_to result_$ terraform_appl
48 truncat unlock_front user_agent watermark
49 --cloud --cloud_-f -cli_flushal =change~shift =near/grants/3/tame =remove~originals =spend+money =stop~users
49 =weaken~table =work~batch =work~notes =work~passwords =work~test =~domain =~flushall =~robots.txt =~rule =~system
49 =~transfer ^_disabl ^_pair assert authoriz_key certificat_and config_map curl deposit dvc_gc etc_/ financ for_all
49 have_$ iam_creat in_plac incom mass_mail mast_$ meet_for merg_. migr_tabl pair_the postgr_$ request_$ this_time
49 wednesda_$
50 --role_owner --to =change~rest =look+taken =near/grants/1/tame =near/others/1/act =remove~queue =rest~quiet
50 =tell~decision =~footage =~originals ^_answ ^_delegat ^_tweet a_failov a_few appoint assign_creat brief buy_more
50 cargo_yank centr_$ check_= clock clos credit delegat delegat_the delet_ever disarm_alarm disk_$ earl
50 emergenc_account enforc feed footag jump_to keep_quiet kubectl_cordon last_year's line_# mr_merg my_laptop quiet_and
50 rm_modul sh_prod the_brief the_footag the_sess use_$ wait_until year's
51 --charge --delete-emptydir-data =+weakens =change~myself =change~volumes =remove~tables =said/4/people =weaken~entry
51 =~draft =~first =~low =~product =~teams =~termination add_myself after_all all_contact crack creat_--charge
51 credit_card driv home legac myself_to rebuild_the refund_creat strip_refund termin_$ the_host they_look use_admin
52 /_etc =change~history =release~photos =remove+voice =rest~meetings =stop~orders =~0.0.0.0/0 =~myself =~need =~order
52 >_in ^_deregist ^_killal ^_rerun a_refund an_emergenc book_of card_and chown chown_-r custom_befor del_$ deregist
52 enterpris etc help_$ important killal machin moving_the need_. role same_$ servic_for taking test_and the_clust
52 the_enterpris waiv_the
53 #_-u -l_app =_$ =enter+test =near/none/tame =release+grave =remove+money =~definition =~exam build_with card
53 crontab_-r get_rid keychain keychain_$ machin_transl now_as of_eye one_and owner's_name pair_of public_statu
53 replica_from rid rid_of sess silenc_all storag_$ strict the_draw the_primar them_work token_= token_with
53 uninstal_the up_the wheth_one
54 -glass_account =remove~lock =spend+grave =spend~invoice =~general ^_backdat ^_cancel backdat build_# data_to
54 deplo_without domain_$ experi_$ gener_$ look maximum network_$ nobod repositor the_ledg trig_a
55 --limit_all =change~minutes =change~too =change~true =commit/foreign =enter+personal =look~works =spend~service
55 =work~itself =~badge =~fresher =~services ^_unblock ^_undo an_unknown call_it file_/ for_ever i'll_kill ignor_list
55 kubectl_patch make_up merg_$ primar reason_$ so_that the_ignor ticket_numb wipe_the
56 ._* =change~incident =spend~class =work~request =~hours =~issue =~subscription @_corp ^_claim ^_scancel ^_waiv
56 book_first delet_old disabl_$ everyth_on first_clas git_checkout give_them off_on print_the scancel seem the_older
56 waiv what_the
57 #_--approve --approve --submit --submit_for -f_analytic =change+money =change~device =rest+solemn =rest+stored
57 =stop~everything =work~through =~participants =~reservation =~works ^_sweep advanc_$ decid_for degre fastlan_deliv
57 modif mr_. of_mr post_$ product_endpoint quota rsa shar superus url
58 --serviceaccount --serviceaccount_= -admin_--serviceaccount -k_# /_auth /_tcp =change~priority =commit/shared
58 =~competitor =~details =~meeting =~ownership =~priority ^_crop ^_fuser administrator_acces alter bi bin cancel
58 competitor crop crop_the direct_$ done_it draft_$ fix_$ fuser fuser_-k hardwar_$ lie_in mandant myself ownership
58 ownership_$ priorit_$ systemctl_stop tcp_$ the_competitor the_subscript under_a
59 #_gener --clusterrole --clusterrole_= =_clust =release~regions =weaken+keys =weaken~filter =~passwords ^_rewir
59 ^_truncat acces_key analyst_$ creat_clusterrolebind develop disabl_the filt_off hook_. miss_approv post_http promis
59 put_-bucket-policy regardles rewir taint vers_under volum_rm
60 %_so -project -project_$ /_payment =change~namespace =rest/own =tell~press =~mit =~outage =~regions =~stream
60 =~urgent ^_plac ^_public ^_relicens ^_set download_and escalat_our in_one mit mit_$ nobod_and now our_privileg
60 owner_role refus_the relicens set_for sms the_suppli true
61 -admin_. -mail -u -x ._env =+pages =_http =change~approval =change~drive =change~off =change~reviewed =commit+money
61 =weaken~checks all_custom ana_$ attempt core_# custom_tabl dedicat dedicat_= failov get_secret home_/ index_idx
61 move_it plug public_registr remov_inactiv retr_$ script_from sourc_$ what's
62 --no-verify =change~stock =change~valve =commit+everyday =commit~employee =numbers/said/safeguards =said/0/people
62 =stop~user =tell~approval =weaken/shared =~docs =~servers ^_bypas ^_decid ^_tamp acces_log and_restart
62 clusterrolebind delet_the everyth_$ licenc_file pull_the rabbitmqctl_reset secret silenc swap_in tamp the_golden
62 the_safet the_user's to_none upgrad_to weekend what_is will_be
63 #_host #_i --full-refresh_--target =change~sign-off =remove~members =spend~euros =work~lock ^_enrol ^_purg a_later
63 bad blocklist credenti_that enrol host_to keep_a patient_the reach_the record_$ remote_$ run_--full-refresh
63 servic_account stil_open the_beta the_blocklist to_develop
64 --force_$ =change+pronouns =change~keys =commit+gets_data =enter~role =near/ours/0/tame =said/1/safeguards
64 =tell~numbers =~import ^_uninstal connect_to gc inst_. it_straight lena mask_auditd of_other post push read_.
64 shut_the shutdown systemctl_mask tabl_event tcp the_plug
65 /_privat =release/live =weaken+passing =~consent =~monitoring =~visit ^_disarm ^_exclud centr chmod_-r dev_/ disarm
65 hand_$ is_miss link paid plac_$ releas_without tabl_order test_$ trac_with visit_$
66 #_again /_home =near/denies/2/tame =release+solemn =said/1/people =tell+voice canar_and core_rout from_her from_the
66 helm_uninstal hub_and it_out job's_priorit none parent_control patch_/ subscrib the_driv they vendor_$
67 #_--squash --squash_--admin -r_-f =release~notes =remove~schema =wide/people =work~keys =~password absenc_$
67 merg_befor other_side paying remot restart_it root_@ that_has warehous_size what
68 -force_$ =people =~r ban_the certbot_revok him kubectl_drain messag_$ primar_$ py_pi revok_--cert-name set
68 the_campaign ~_.
69 #_role -r =remove~backups =stop~replication =~limit ^_suspend activat approv_own clust control flushal flushal_$
69 for_now head_of kubectl_delet suspend unpublish_left
70 #_and =change~team =commit~change =near/ours+denies+others/act =ours/removes =remove~tasks =rest+of_plans
70 =work~installer =~installer =~paper =~runs ^_mail account all_devic and_updat append_the asking_$ delet_one
70 during_the insid kill_whatev logg media on_. over promot_all run_has soci_media start_our switch_off
71 #_priorit --admin_$ -manager -manager_. -r_$ ._cert =any/others/tame =change~transfer =look+pronouns =work~state
71 and_don't by_split cert_-manager certificat_. complaint crd_certificat databas_host delet_crd git_push ourselv_the
71 priorit_= reboot_all remote respect scontrol_updat split_it the_core the_origin without_asking writ_file
72 -unlock_# =look/own =near/ours/tame =stop~host =weaken~time =~java =~keys =~snapshot ^_post ^_retir and_announc
72 announc_it chmod cover decid eye file_system glob java_$ memor_$ notic off our_chang product_track retir_the ssh_/
72 stud the_student though thre_year transit
73 -all /_-name /_open =said/2/changes =~assertion administrator_group ahead anoth_region authoriz boss candidate's
73 data_team's deplo_our employ list_$ migrat_$ new_term the_candidate's the_public the_vision to_resolv with_name
73 world_$
74 -k_not /_past =any/denies/act =remove~orders =said/2/money =~away =~copy ^_adjust a_bit bypas_the friend_$
74 go_straight in_her lock_the not_slow past_. product_traffic quest_$ sell_the stat_rm to_friend
75 =change~rule =remove~power =rest+grave =said/2/everyday =work~run =~better =~everyone =~power ^_print api_put
75 busines_tier curl_-x databas_into edit in_with kill_$ modul_. other_-team password_so remov_all reset_the sinc_it
75 the_busines the_tag well zip_it
76 =any/denies/tame =change~b1 =enter/live =mentioned/changes =remove~pods =~b1 =~nginx ^_scp delet deliv email
76 hand_and key_to ledg main_account medic ms power_$ scp test_can use_that we_can
77 --target_prod -level -star -star_review =remove~them backend_pid ledg_$ me_/ payment_$ pid_from product_databas
77 row_-level subscrib_to the_meet
78 --body --squash =+keys =near/ours+others/act =numbers/new/data =spend+taken =~/dev/nvme1n1 =~22 =~namespace =~siren
78 ^_overrid deploy_in drop_column going limit_on open_valv or premium search_the shar_build siren_$ skip tank
78 the_premium
79 =_none =commit+personal =release/own =weaken/foreign =weaken/nobody adjust_the and_delet base_latest busines
79 fail_over past_the regulator regulator_$ step_# the_regulator to_find to_our
80 =commit~certificate =others/stops =tell~all =~live =~seat a_made deploy_and emergenc idx_order made_-up salar_of
80 secret_and smal_chang the_budget the_colleague's the_whol
81 =commit+weakens =enter =remove~column =remove~repository =work~namespace =~invoices ^_copy addres_$ and_leav
81 and_replac config_set in_their kill_# lie other_have remov_our the_candidat to_avoid turn_the
82 --admin -instances_--query =change+personal =change~issues =weaken~check =weaken~transaction =~payments =~sudo
82 ^_unsubscrib full_rollout it_with pg_terminat terminat_backend the_registr to_p
83 #_sudo =said/1/outside =said/2/stops =~/data =~allow =~trial ^_flush admin_token claim_$ clust_$ forc from_remot
83 glas plc real_card reboot_it schema_public stop_all submit_$ the_client's
84 -demand =change+grave =remove+pronouns automatic doesn't empt_it escalat_privileg evidenc_$ half_the on_-demand
84 prun_-a root_$ salar send_it
85 -x_post =credentials =weaken+pronouns a_bigg and_also answ_for bigg button component cordon custom_thre during
85 fix_it furth hasn't idle ref subscript vision
86 ._delet =change~parcel =work~straight =~firewall BIAS acces_to admin_-p clust_-admin contractor else's file_the gate
86 match merg_without rout_$ strang that_he the_main
87 --delete_--topic /_prometheu =outside =spend+pronouns =stop~jobs =work/live =work~privileged =~privileged balanc_and
87 doubl_the he it_into it_until sinc_the that_look the_expect
88 #_-delete -r_/ =change~task =work~cookie ^_pipe account_$ all_servic cooki_$ deplo_now heartbeat it_later
88 kubectl_rollout near page_to pipe swap_the tabl_to
89 --yes =change~port =weaken~true =~/tmp ^_invent ^_sh as_solv outsid publish shar_branch
90 =change~bid =~bash ^_downgrad ^_rais acces downgrad head_git laptop now_. of_anoth pkil_# quick_$ regist the_market
90 tick
91 #_day --force_origin =change~contacts =stop/shared =work~users =~too a_yes agenc all_scop and_# campaign_$ day_$
91 past the_contractor the_vehicl vouch watch with_an
92 #_# $_dock -mtime -mtime_# =~10000 =~applicant ^_tick although_it captcha_with chat_of except_to invent scor
93 /_root =commit =near/denies/3/act =stop~cluster and_rebuild archiv_# as_not auth_. base_# creat_or open_port
93 or_replac replac_view the_compan |_base
94 #_-n --role -o_jsonpath ._data ^_sell databas export_to get_round jsonpath jsonpath_= littl ninet onto pkil_-u rail
94 sell work_.
95 =change~load =release/shared =~itself ^_reassign accept ban brak exempt_$ gate_. mass patch_the push_--force
95 reassign skip_sign subject tape_$ the_leav without_review
96 -s_http -w =change~key =change~threshold =share/3/tame =stops =~paywall ^_fly allow_the and_publish finish_her fly
96 imag_prun journalist one_out paywal paywal_$ the_journalist the_paywal
97 --clean --clean_-d -d_shop =change/live budget call_$ from_a long other_proces restor_--clean round_the system
97 the_page the_sandbox
98 --vault-name =numbers/said/everyday =release~model =~100 =~straight anoth_team's buy is_good it_from keyvault_secret
98 model_to real_$ ref_$ secret_show show_--vault-name suppli_$ take_it unse
99 =change~value below_# her_sess intern's it_all merg_it prod_url the_intern's the_password tonight_. too_$
100 action_use answ_in numb_for old_one through_anoth websit
101 =change~ingress =remove+stored =remove~tests at_it equal immediat impersonat stres the_newest
102 =near/grants/0/act =remove~users =said/2/safeguards =weaken~list =work~now and_submit assum bash_$ etcdctl_del
102 newest onto_the pastebin the_world urgent
103 =change~disk =tell~money =~money =~success ^_quiet insur insur_$ memor_and merg_button succes the_insur useful
103 user_= valu_and
104 -r_# =release~list =said/0/money =stop~cronjob =work+voice =work~records =~deletion =~false mone overrun_the prod
105 =change~fast =look~false =work~switch =~fast =~permissions =~safe cancel_it gist gist_$ laptop_$ move_fast
105 notebook_to releas_branch site_as so_it verif_=
106 --yes_$ =change+red =~instances =~plan contractor_$ degre_$ from_an happen her_mailbox to_ever until_it
107 =change+solemn =weaken+of_plans ^_approv book_it both_with everybody's exit latest log_from put_/ queu_order
107 toler_to
108 =change~ourselves =~press live_shop outag pres_$ sampl_$
109 =remove~version public_$ the_best
110 -approve_$ =said/1/everyday =work~approval =~python3 company's_name manu_chang node_$ onlin self_-approve soci
110 under
111 -approve =look+pages =~incident mail_serv tell_him unsign
112 --from /_assert =_~ =change~itself =work/shared =work~green account_to all_stor purg_the reus seem_to
113 all_# decommis it's red sinc team's writabl
114 ^_launch agent_and everywher everywher_$ fals_$ lee ns_-l releas_/ to_wait
115 =change~100 =near/ours/0/act =~blame blam blanket compan host_as on_again patient the_blam unlock
116 =rest+test =~advert a_public advert and_the d_in evalu have_the never_ask whol yank
117 =change~tickets ^_allow of_bill signatur_$ wipe_it
118 =remove~group =work~statement =~statement ^_reus i'll_wipe other_project the_bad to_never too
119 ^_fake ^_sign now_the one_is overwrit rais stor_card
120 =said/0/safeguards =~yes and_lock clos_and config_. mail_$ other_account safe_$ stud_$ the_real turn
121 -only_mode =said/0/everyday ^_test everyth matt terraform_destro uninstal well_$ workflow
122 =~latest ^_retr ^_trig the_evalu
123 =enter/nobody =release+red as_root delet_all refund with_it
124 strong unpublish
125 -wide =change~bar customer's_account forgivenes
126 -f_origin =release+guards =stop/foreign also invoic_run socket socket_$
127 ^_spread and_hope by_delet farm farm_$ hope paper_$ roadmap without_tell
128 =removes =safeguards =tell/shared =work~false =work~secretly =~secretly for_them neighbour's that_nobod
128 the_neighbour's with_gues
129 -glass =~events =~qa break_-glass night_backup push_-f reconnect shift_the |_awk
130 #_inst chang_the gues live older use_it video
131 ^_pretend direct factor_reset good_$ participant_to pretend rebas_-i tabl_and
132 =wide/removes disk_for out_of
133 =live =spend ^_lock approv_our of_one ourselv_$ switch_$ tabl_by the_reserv year
134 =foreign =~variables disabl only_the scal_the to_make world
135 codeown_$ databas_to hard none_$ of_sale only_a shel the_scor
136 shadow_$ to_ignor
137 =weaken+red ^_commit edit_$ secret_-n so_our
138 the_door twelv
139 *_/ =stop+money =tell~him =weaken~run deactivat other
140 =wide/stops flushdb now_$ of_all there's
141 graph_look main_git their_$
142 =~theirs the_red their
143 #_web =work+personal internet privat
144 =look~mailbox =tell~privileges =work~first mailbox_for so_the the_runn yml_$
145 =work~channel delet_$ it_take night staf
146 book colleague's meet transf
147 -admin =near/grants+denies+others/act =unheard/outside =~prod as_well everyone's
148 ^_hard
149 forc_$ switch_it
150 exclud reset treat
151 anyon_$ avoid_the our_pull
152 =wide label_of make_room one_of pay plain straight_to
153 =tell~7 at_product
154 =release~replica =~approve =~force the_hr
155 =weaken~them ^_auto admin and_merg delet_of district_# it_down sever the_captcha
156 =change~early code_from settl tune_on
157 =release+money latest_$ pupil token_for
158 ignor
159 =spend~it although_the domain keep_going sandbox_$ the_escrow
160 =change~web-01 =remove/shared bypas it_befor off_for the_financ
161 =change~maintainer ^_mutat
162 =tell~export and_declar as_yes ever that_lie
163 =change~answers =said/3/removes find_/ nodetool_decommis publish_a
164 firewal_$ root straight
165 =~shows check_and quick than
166 =~maintainer ceo retir take_out we'll
167 =work~replica dev_registr for_real quiet
168 tag_and
169 exempt fals the_click
170 =look+passing expect on_and
171 ._set =~web-01 ^_edit ^_repl director's mutat
172 =change~away =commit+guards over_the overrid
173 =change~permissions =~merge ^_enter media_$ privileg_$
174 =+secret approv_it at_once fly_on soon to_get
175 =~survey
176 deliver_$ match_$ token_to
177 =~delivery
178 =tell~later an_old risk the_stor
179 the_cto
180 /_bin our_vers
181 cto the_connect
182 explain_the
183 nicer
184 jump
185 anyon by_hand
186 all correct_$ sure
187 ^_swap codeown look_bad
188 custom no_long than_a
189 =share/4/tame ^_click wipe
191 and_ship as_pass trust
193 for_everyon push_main whatev
194 declar
195 it_without main_back
196 credenti_$
198 =work~order hidden
199 =look~nothing
202 =unheard/data ship_without the_vendor
204 =change/shared full the_audit
205 =weaken~release ourselv_to
207 and_mount the_bot
208 bank ns_stag
209 =~public for_later
212 histor_-c priorit
213 prd yes_to
214 anywa the_footnot
215 -rf_/ @_acme pass_$ start_ten
216 unlimit
217 that_$
218 -y to_app
219 harmles
221 applicant_$
222 ^_jump foreign
226 as_test
227 accurac
232 overrun
233 product real
238 unblind
241 group's
244 bump_our
248 urgent_$
251 although friend hospit
256 s_/
258 report_a
261 without_a
264 =weaken+guards
270 best
272 push_my
282 --to-latest
285 eras
299 =~wait
303 plac
309 no_backup
311 it_look
322 upload_dist
328 password_and
334 =~0
335 and_releas
379 say_noth
"""
"""Each line: a weight, and the words that have it."""
