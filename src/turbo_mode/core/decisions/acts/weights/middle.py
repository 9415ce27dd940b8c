"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-9 flag_back for_acces for_thre four_replica get_-iam-policy git_restor i'll_do i_built inst_list is_done
-9 list_-attached-user-policies list_queu load_generator lockfil look_wheth m_$ morn noon note_and note_into
-9 notif_securit of_what on_app on_frida our_. our_replica our_sandbox our_site output_to own_commit own_key owner_what
-9 page pager photo_$ posit_of problem product_as project_get quest queu_our r_# rabbitmqctl_list rais_the ran_out
-9 read_acces recalculat_the receipt_$ reindex restor_--staged revert_our rollback schema_for second_mirror send_#
-9 serv_list shar_the spit squash_my teach_$ temp_file test_once the_announce the_day the_duplicat the_gate the_hotfix
-9 the_night the_organis the_proces the_rotat the_sale the_tabl the_vault thing ticket_by ticket_to to_four to_pass
-9 touch_the traffic_back u us user_as verif_$ vpc with_request withdraw
-8 #_--yes #_put --recursive_$ -push -test_# ._limit ._post =_serv =change+published =field/place/other/act
-8 =look~bucket =look~metrics =look~model =look~schema =numbers/said/credentials =release~lock =remove~directory
-8 =remove~index =remove~t-55 =rest~runner =tell~job =tell~requests =weaken+weakens =work~back =work~build
-8 =work~example =work~is =work~ranking =work~sandbox =work~version =~443 =~blue =~bug =~clash =~du =~goes =~graph
-8 =~midnight =~of =~pod =~quiet =~range =~tenant =~tests =~variant =~vpn ^_announc ^_backup ^_borrow ^_bundl ^_dry
-8 ^_noth ^_record age_$ all_traffic and_web as_the at_which bake_for bid block_$ build_/ cargo_build changelog
-8 children commit_$ config_get creat_for delet_topic environ_and fail_assert floor for front_$ get_maxmemor has_reserv
-8 heroku histor_| hold_$ home_director host_for in_# job_we key_k last_checkpoint last_good library's licenc_$
-8 like_the mail_on maxmemor_$ measur_how migrat name_for named new_fold ng npm_run object offset_of on_host our_plan
-8 our_read owner_for p pod_-a pool_to port_# proactive profil qa raw_data record_the rehears_databas renam_$
-8 report_them rest_of right_now rotat_our run_it runbook runn_the sampl_the sent sess_and show_both silenc_as size_and
-8 smok_test speed_$ spend stag_. stand_in state_$ stay_$ submit_the suggest_the svc test_a test_with the_accountant
-8 the_affect the_bin the_bot's the_brows the_config the_cost the_loss the_pool the_pull the_timestamp the_usual
-8 the_volum the_weight this_branch thos_who tmp_/ to_= to_sort to_two translat_the twent twic_then two_replica upgrad
-8 warm_the weight_to wire wrot
-7 -db-instances_$ -e_drop -security-groups ._describ ._exampl ._pub ._ssl /_api /_merg /_timeout =+grave =change~card
-7 =change~code =change~packages =change~planned =change~step =change~variable =commit/nobody =commit~one =look~admins
-7 =look~do =look~go =look~limit =look~quota =near/ours =release~hosts =release~says =release~service =remove~candidate
-7 =remove~member =remove~token =remove~volume =rest~message =rest~review =said/4/credentials =spend~nothing =stop~out
-7 =stop~plan =stop~switch =tell~author =tell~it =tell~items =tell~purchasing =tell~window =weaken~account
-7 =weaken~lines =work~asks =work~attempt =work~cards =work~do =work~issue =work~left =work~release =work~rows
-7 =work~tasks =~anew =~b =~batches =~cards =~chapter =~charge =~contractor =~database =~drift =~field =~packages
-7 =~proxy =~purchasing =~rotated =~sdk =~search =~secret =~suite =~timeout =~tmp/rebase-41 ^_discus ^_includ ^_mask
-7 ^_mount ^_peek ^_rend ^_rent ^_switch ^_to ^_turn ^_validat ^_view ^_wire a_contain a_date accept_$ added_$
-7 again_and an_edit and_deplo and_draft and_list and_see anoth_path ask_hr aws_profil backup_branch bann batch_size
-7 befor_our begin_with bucket's candidat_to chang chang_now channel_$ check_disk child claim cmd crontab dark debug_$
-7 deni_$ deplo dfs discus_the downgrad_our draft_email ed_# empt_our exchang_rate explain_to generat_a git_config
-7 git_statu grep_-rn guid hdf http i'll_look id_ed in_two info_$ kill lead_that load log_the ls_$ ls_/ mistak_$
-7 name_and new_commit of_an on_$ on_which other_job our_migr own_build own_config own_pool path_for pg pool post_the
-7 pressur pric print_$ privac_offic profil_= pytest_-k read_$ read_valv refund_$ replic_lag saved_$ secret_in shard_$
-7 show_when ssl_verif start_over statu_auditd step_which steward stop_$ stop_own suggest_an systemctl take_model
-7 terraform_show test_again test_build the_back the_dns the_seed the_total the_unit the_upload the_valid thread_$
-7 time_of twic_the under_anoth upload use_a user_/ vault_statu vers_back which_step within_our www_/ zfs_list
-6 #_% #_replica --eval --name_prod -call -dryrun-7 -reset ._go /_branch /_main /_nginx =+voice =_ci =change~change
-6 =change~changelog =change~first =change~handle =change~limits =enter+taken =field/whose/tried/tame =look~alarm
-6 =look~alerts =look~backup =look~check =look~first =look~logs =look~off =look~rate =look~users
-6 =numbers/new/safeguards =planned/everyday =remove+everyday =remove~it =rest~approval =said/1/credentials
-6 =said/3/safeguards =spend+gets_data =spend+solemn =tell+pages =tell~4 =tell~accounts =tell~approver =tell~mistake
-6 =tell~office =tell~signature =tell~used =weaken~colour =work~7 =work~anew =work~cluster =work~linter =work~wheel
-6 =~banner =~bundle =~colour =~conflict =~curve =~deleted =~ends =~experiment =~handle =~header =~hotfix =~old_events
-6 =~option =~patient =~placeholder =~reader =~result =~show =~staff =~sync =~versions =~wheel =~x ^_blue ^_clos
-6 ^_convert ^_dock ^_drain ^_enough ^_helm ^_tail ^_updat ^_yes a_chart a_remind a_seat against_stag against_the
-6 and_count and_name and_start anonymis_extract anonymou ansibl_all apt_-get archiv_with ask_and asses asset_$ at_the
-6 attach_it auth_statu benchmark_ten both_vers branch_/ bucket_and bug_$ build_over bundl_$ cach_our channel_that
-6 check_$ come communic_$ compar_$ compos compres_the consol correct_for credit_limit d dba_that dd debug_logg
-6 delet_-n delet_local delet_on deny_the deplo_at describ_node dock_kill don't_ask down_our draft_releas drop_privileg
-6 exist export_a featur_branch file_for firewall's first fix flag_to fork_$ form fort freigab from_now get_pvc gift_$
-6 git_clean give go_by go_vet heap helm helm_statu help hr_for html i i'll_comment in_what is_out know_$ label larg_$
-6 last_step left_of librar licenc load_of lock_deplo made_for may_read messag messag_by next_batch nginx_/ nine
-6 no_don't nobod_answ now_on on_remot openssl ops org_$ our_desk our_fork poetr port_forward pr_$ proofread publish_it
-6 pulumi_preview push_the quer_on rabbitmqctl_delet random rebal recruit redact roll_it rollout_statu rotat_the row_in
-6 run_again save_a save_draft scan_and scratch_index servic_a sf shop_. spac spec stand_$ stat stream tag task_has
-6 team_$ test_bench test_mail thank the_build the_cheap the_clash the_collis the_domain's the_dron the_health the_larg
-6 the_poison the_rule the_screen the_speed the_synthetic thermostat thre_of to_what token_of touch_$ ttl_# undo_deploy
-6 unit_$ unknown_devic upgrad_the use_of vet_. vmss vpc_$ web whos withdraw_our yet_$
-5 #_with --group_our --port_# -call_$ -call_engine -cli_info -data -old -test_to ._$ ._cach ._yaml /_clust /_hook =_*
-5 =_cart =change+pages =change~fix =change~tests =field/leave/other =field/leave/ours/tame =look+voice =look~bounces
-5 =look~hotels =look~hour =look~locks =look~manual =look~moved =look~page =look~records =look~takes =look~valve
-5 =near/denies/act =near/denies/tame =near/ours+grants+others/tame =release+test =release/shared =release~12
-5 =remove+gets_data =remove+weakens =remove~draft =remove~namespace =remove~preview =rest~10 =rest~alone =rest~budget
-5 =rest~issue =rest~local =rest~model =rest~region =rest~snapshot =rest~summary =stop~worker =tell+of_plans
-5 =tell~account =tell~build =tell~error =tell~go =tell~looked =tell~missing =tell~pg_stat_activity =tell~reception
-5 =unheard/removes =weaken~cart =work~answers =work~container =work~dashboard =work~input =work~links =work~mail
-5 =work~metrics =work~own =work~percent =work~tickets =work~twice =work~workers =~% =~* =~1.5 =~abstract =~analysis
-5 =~api =~at =~booking =~bounces =~cart =~consumer =~current-context =~department =~faster =~found =~grades =~hotels
-5 =~ireland =~local =~logging =~made =~over =~pause =~projects =~read-only =~recent =~reception =~reminder =~root
-5 =~shop =~switch =~ten =~those =~translator =~wiki ^_book ^_connect ^_entr ^_fast ^_fetch ^_heroku ^_i'll ^_instal
-5 ^_nginx ^_phon ^_proactive ^_reindex ^_reject ^_rm ^_scrap ^_slurm ^_stand ^_withdraw a_clean a_review a_sourc
-5 a_without aa abort accept_it add_. admin_for affect_custom agent_$ all_children along_$ and_cut and_scan
-5 approv_chang apt_list as_approv ask_for ask_securit az back_in balanc_from base_imag befor_it began bring_it
-5 build_cach by_# by_step can_see canar_back cascad chang_into cheap children_along clean_checkout config_and
-5 config_list configur_$ continu_$ cran_$ crash_attempt csr custom_resourc cut_it data_/ default_$ delet_noth deplo_it
-5 diff_# dumm duty_$ earl_$ error error_$ eval except_the export_own featur fewer file_under finish_toda fix_first
-5 forc_-push from_account gb gh give_the group_ng has_start health histor_of how_often i_can't import_.
-5 inactiv_account ingres_-n invoic_# it_may its_author job_that js kill_switch last_check later_deplo less_$ lock_is
-5 long_the mainten_page mark_as mark_our migr_as mongosh ng_-test nginx_-t old_bann on_this one_click order_the
-5 our_crash our_dependenc out_lint own_draft page's_owner patch_w person_on pg_size pg_total plan_-out port_$ possibl
-5 pr_view pret_pg problem_$ prompt prompt_and qa_# quer_user queu_with record_preview redi referenc_$ region_tomorrow
-5 registr_. relat_size rephras repl_to resiz_node restart_node restart_own result_. right_and rotat run's_temporar
-5 said screen second_load see_what select_sum sent_$ seven shar_$ ship_the show_who shrink_the size_pret slurm_.
-5 smal_test smok_. snapshot_of so_in ssn start_with statistic_$ step_as stil_need stop_stop sum_balanc switch_#
-5 switch_traffic tenant_to test_devic test_fail the_deadlin the_histor the_home the_hook the_licenc the_name the_paus
-5 the_qa the_requir the_runbook the_scan the_set the_temp the_train the_untest the_week the_wiki third_check tier
-5 tls_$ to_delet to_five to_their token_expir took_$ topic_/ total_relat trial_end undo_our unus_licenc
-5 user's_password user_without valu_of vault_$ vendor_/ vers we_know wheth_our which_host who_may with_more with_the
-5 word_$ worktre_add wrong yaml
-4 #_back --bootstrap-server_qa --hard_origin --stack-name --upload-file -c -cli -dryrun-7_$ -i_list -merge -remote
-4 -stack -xput ._dump ._sh /_id /_ssl /_user /_zero =_prod =change+taken =change~dns =change~id =change~set
-4 =enter~nothing =field/leave/tried/tame =field/whose/tried/act =look~access =look~accounts =look~balance
-4 =look~conflict =look~group =look~list =look~name =look~pods =look~query =look~queue =look~reports =look~repository
-4 =look~rows =look~size =look~snapshots =look~upgrade =mentioned/everyday =near/grants/2/act =numbers/new/stops
-4 =release~3.1 =release~4 =release~7.2 =release~change =release~now =remove =remove~data =remove~key =remove~made
-4 =rest~00 =rest~back =rest~checkpoints =rest~lock =rest~version =said/2/outside =said/4/money =share/4/act
-4 =spend+published =spend~tool =stop/nobody =stop~instance =stop~t2 =tell~edit =tell~lock =tell~permission =tell~quota
-4 =tell~sample =tell~terms =weaken+taken =work~credential =work~option =work~service =work~type =~3.1 =~7.2 =~age
-4 =~agency =~agreement =~all-files =~allows =~atomic =~bills =~ch_1 =~changelog =~client =~code =~count
-4 =~db.users.countdocuments =~edit =~fault =~features =~file =~finished =~flights =~generator =~mfa =~named =~office
-4 =~operators =~period =~reading =~rights =~sample =~security =~side =~store =~t2 =~tlnp =~token =~type =~upgrade >
-4 ^_at ^_dd ^_firewal ^_forget ^_give ^_hdf ^_i'd ^_licens ^_passwd ^_paus ^_payment ^_robot ^_strip ^_with a_captcha
-4 a_csv abort_and affect agent_-dryrun-7 agentdev_$ all_host alon_and and_give and_hold and_how and_log and_mail
-4 and_refer and_rerun and_roll and_w anoth app_# appl_it are_largest articl ask_a ask_her ask_legal ask_owner asses_as
-4 audit_log az_vmss backup_/ board's bounc break_$ bucket's_owner build_and by_age cach_$ cat_. certbot_renew
-4 chang_with charg check_s checkpoint_and ci_deplo cohort_$ colleagu_to communic_team compatibilit contract_test
-4 correct_the crash csv curl_the custom_the data_steward dataset day day_. dd_if dead delet_queu
-4 describ_-security-groups devic_on district_$ down_to drain_$ drain_web exp fast fenc fire_the firewal_. five_time
-4 flash_the flight folk forget_the forward_$ from_audit from_this generat_the guest_account hang hdf_dfs her http_.
-4 i'll_collect i'll_mask i'm if_= in_registr includ increas_to instru is_green it_against its_checkpoint job keyspac
-4 keyspac_$ last_used launch_$ licens_$ licens_. list_pod log_retent long_it lower_our mailbox_user manager's mess
-4 model_$ more_minut net_user night_shift nobod_has noth_leav numb_in of_= of_a of_each of_my on_-call one_day open
-4 origin_v orphan other_team our_as our_embed our_untag oven own_bucket own_part own_servic pair part_that percent_$
-4 pg_restor pg_role pharmacist physician_$ pod_$ pop_-up prepar_a present_model preview_the prod_-c promot_all ps
-4 psql_prod push_a queu_for queu_import radiologist raw_$ read_its region_as remov_account request_of requeu
-4 restart_search rewrit_our row_to run_cancel sampl_with save_our scan_$ screenshot_again seq ship_it shop_/
-4 show_grant show_licens site_manag slid slurm spec_$ ssl_/ stal stor_. sub suggest_thre summar_. t team's_channel
-4 team_of team_to test_cohort test_mailbox test_site test_stand that's that_were the_bucket's the_bug the_certificat
-4 the_command the_communic the_demo the_deplo the_docu the_firewall's the_fix the_lamp the_line the_norm the_one
-4 the_owner's the_pop the_quer the_refund the_result the_saved the_search the_serv the_sett the_shard the_stal
-4 the_timelin the_trial the_uat tier_$ timelin timestamp_$ tmproc to_# to_finish to_look to_releas toll traffic_of
-4 trip try_once turn_on until_ten up_first up_when updat_host use_own user's_name v_# velero wait_wait wiki_$
-4 with_fewer without_quot writ_them writ_to zero_of zone
-3 #_-d #_aa #_c #_gb #_min #_to #_was $_p $_u %_for *_dry --eval_db --hard --json --quiet --service-id
-3 --upload-file_app -caller-identity_$ -e -f_preview -reset_the -rf_$ -s_reload -snapshot -topics -v3
-3 -xput_--upload-file ._acme ._corp ._html ._jar ._js ._lock /_app /_instal /_messag /_protect =+taken =_/ =_tag
-3 =change+keys =change~17 =change~documentation =change~kernel =change~tenant =change~users =enter+stored
-3 =field/whose/live/tame =field/whose/ours/act =look~12 =look~3 =look~account =look~alert =look~b =look~change
-3 =look~changelog =look~curve =look~database =look~failure =look~gaps =look~id =look~issues =look~meetings =look~names
-3 =look~orders =look~processes =look~report =look~service =look~sessions =look~slot =look~status =look~subscribers
-3 =look~traces =look~versions =near/ours+grants+denies/act =release+personal =release+pronouns =release+taken
-3 =release~environment =release~green =release~stack =release~step =release~tomorrow =remove/tried =remove~copy
-3 =remove~rows =remove~scratch_88 =remove~stage_orders_77 =rest~branch =rest~column =rest~ready =rest~request
-3 =tell+keys =tell~12 =tell~age =tell~certificate =tell~check =tell~deadline =tell~hr =tell~number =tell~plan
-3 =tell~said =tell~service =tell~table =tell~wrong =weaken+money =weaken+published =work+grave =work~10 =work~3
-3 =work~allows =work~backoff =work~change =work~error =work~experiment =work~figures =work~host =work~production
-3 =work~proposal =~1h =~60 =~address =~audit =~build =~cache =~catalogue =~ci =~compatibility =~db.internal =~describe
-3 =~digest =~fails =~get-user =~happens =~hr =~invoice =~items =~log =~marks =~member =~members =~ones =~pages
-3 =~picture =~plot =~pool =~preview =~print =~processlist =~quick =~quota =~readme =~region =~remove-all-storage
-3 =~said =~scratch_88 =~share =~sign-off =~spending =~split =~stage_orders_77 =~total =~usage >_# ^_airflow ^_avoid
-3 ^_az ^_brows ^_debug ^_df ^_factor ^_gh ^_mongosh ^_once ^_psql ^_refresh ^_regist ^_rephras ^_retent ^_shar ^_slack
-3 ^_ssh ^_state ^_stor ^_throttl a_bug a_heap a_patch action administrator_$ advisor alarm_fire an_index analyst_the
-3 and_load and_volum annot anoth_ten answ_no api_. api_/ approv_$ approv_releas archiv_$ are_and as_# ask_payrol
-3 attach_the autoscal_$ back_one be_mirror becaus_the began_$ bgp bind blog's bq_ls branch_-d break_the brows_. bug
-3 cach_on can't_reach cascad_$ cert_. certificat_expir click_$ cmd_= come_in commit_with compan_-data compar_with
-3 confirm contributor_to csr_# curl_-u custom_$ dark_$ deadlin decommis_srv delet_half delet_it delet_record
-3 deploy_until desc describ_securit do_pay doe domain_owner driv_. drop_schema drop_them dvc_statu elastic empt_and
-3 emulator_$ env_. es exec_runn export_for factor_-reset featur_/ featur_on file_again filt_= fire_$ firebas fix_in
-3 fresh_contain frida frida_. fund garden gh_api gh_repo git_commit git_ls go got grab guest heroku_config him_so hk
-3 host_# host_. host_of hotfix hotfix_without how_to id_= idx_# import_into in_client in_own inventor is_releas isn't
-3 issu_new it_anew its_approv jar_$ jar_http js_of kill_own known lead_for let_the lett_$ licenc_is list_--limit
-3 list_flight live_site lock_poetr logo loop_$ lower_the ls_-l ls_-remote main_/ materialis matrix me merg_the
-3 messag_/ messag_for minu minut_and modif_our month more_in more_quota mosquitto move_this much_of mymast new_cert
-3 nginx_-s noon_$ notif_owner now_so npm_ls of_it off_as offload offset on_under order_servic organis_how our_artifact
-3 our_batch our_certificat our_local our_retr our_temp out_a own_cach own_consum own_cron own_proces own_token
-3 owner_that owner_to p_-xput packag_on page_$ patch_$ per_region phon_. plan_give poetr_. point posit_$
-3 preview_environ prob proce_under prod_--eval profil_our protect_$ publish_the put_thing queu_-p race_in ran_befor re
-3 reach_him reboot_host record_filt redi_$ regenerat_the regres reject remot_cach renam_it repo_. repositor_$
-3 request_that require result_to root_certificat rsync run's_own run's_workspac run_down runn_= sale saving_$ schema
-3 schema_in second_wave sect_$ self_-test send_to sentenc_$ sentinel servic servic_= servic_and servic_desk
-3 service's_traffic sett_tenant sh shar_cmd shar_it sign_$ size_order slack_-cli sleep slim soak someon someon_is
-3 srv_-old stag_copy stal_branch standb_$ stat_from stor_$ stor_the suspend_our systemctl_restart tax temperatur_$
-3 tenant_= test_are test_host test_queu test_schema th_$ that_don't that_exist the_# the_approv the_asses the_auth
-3 the_auto the_board's the_cach the_consum the_inst the_invoic the_newer the_order the_outli the_print the_radiologist
-3 the_reboot the_role the_saving the_secret the_shadow the_shift the_sweep the_trash the_tweet the_waf their_cost
-3 them_= then third_$ thos_that thre_read through_$ timestamp to_ten to_them toml topic_repla trash_of trial twin
-3 two_gpus two_work under_the untest updat_sett updat_the upgrad_without upload_a verific w_# wait_list wednesda
-3 week_and wget wget_-q what_seem who_own widen_to word workspac
-2 #_-y #_. #_a #_f #_hk #_is #_messag #_start #_train #_until $_unset *_. --dir --no-ff --quiet_$ --service-id_#
-2 --stack-name_demo --user-name_ci -a_shop -b_-m -ci_. -f_web -get_updat -m -m_reboot -n -n_bill -name -out_here -rf_.
-2 -rules -rules_delet -stack_--stack-name -system_$ -v_main ._custom ._explain ._public ._restor ._toml /_$ /_compan
-2 /_config /_dist /_es /_help /_limit /_repo =+gets_data =_our =change~3 =change~changes =change~compatibility
-2 =change~dump =change~file =change~green =change~mfa =change~model =change~password =change~pool =change~search
-2 =change~workspace =field/guard/number/act =look~agreement =look~build =look~bundle =look~containers
-2 =look~current_user =look~date =look~demo =look~diff =look~docs =look~drift =look~files =look~level =look~longer
-2 =look~loss =look~node =look~numbers =look~price =look~resources =look~says =look~see =look~server =look~step
-2 =look~ticket =look~tickets =near/denies/3/tame =near/ours+grants/act =others/changes =release+stored =release~only
-2 =release~ours =remove+taken =remove~comments =remove~dir =remove~disk =remove~files =remove~nothing =remove~output
-2 =remove~plan =remove~request =remove~robot-5 =remove~up =rest~board =rest~files =rest~payment =rest~session
-2 =rest~step =rest~team =rest~them =said/0/removes =said/4/removes =said/4/safeguards =stop+everyday =stop+taken
-2 =stop~deployment =stop~started =tell+stored =tell~alarm =tell~change =tell~complaint =tell~email =tell~expired
-2 =tell~grant =tell~lines =tell~policy =tell~post =tell~price =tell~role =tell~secret =tell~spend =tell~supervisor
-2 =weaken+solemn =weaken~report =weaken~summary =work+pronouns =work+stored =work~1 =work~50 =work~assets =work~both
-2 =work~candidate =work~changelog =work~later =work~log =work~once =work~ourselves =work~over =work~pause =work~plan
-2 =work~warnings =~31 =~8812 =~archive =~assets =~bake =~branch =~budget =~candidate =~clause =~commands =~config
-2 =~console =~cookie =~current_user =~deployments =~describe-db-instances =~editor =~errors =~fix/timeout =~fixture
-2 =~go =~grant =~head =~high =~hpa =~k-12 =~know =~largest =~library =~licences =~lint =~list_queues =~loss =~ls
-2 =~mails =~maxmemory =~minute =~monday =~morning =~numbers =~page =~panel =~parser =~percent =~pg_stat_activity
-2 =~phone =~putobject =~ready =~recursive =~reviewed =~robot-5 =~saved =~screen =~slot =~started =~stopped =~summary
-2 =~supervisor =~there =~ticket =~tier =~tonight =~trace =~v2 =~web-3 =~whoami =~zero >_. @_exampl @_live ^_abort
-2 ^_becaus ^_bind ^_cat ^_ci ^_contract ^_correct ^_dataset ^_del ^_enabl ^_fail ^_file ^_firebas ^_format ^_freez
-2 ^_half ^_heat ^_model ^_mute ^_offload ^_publish ^_quick ^_redi ^_reserv ^_restor ^_resum ^_rsync ^_rule ^_sentinel
-2 ^_slim ^_stick ^_the ^_train ^_twin ^_velero a_# a_different a_runn a_slot agent_/ agre_$ all_-m all_thre
-2 an_announce an_extens an_intern and_i'm and_inform and_mark and_rotat and_with and_work app_/ appl_-n around
-2 artifact_again as_measur aws_lb backup_. backup_with bak_$ bank_$ batch_in batch_of beam beta_and beta_to bind_to
-2 blog's_record book_a both_key bounc_$ branch_topic bring_the bring_them bus buy_one by_a ca cach_of call_for
-2 cancel_backend cancel_job carr_on cdn_$ chang_under channel_we charg_$ cheap_$ check_. check_a chmod_u ci_.
-2 cloudform cloudform_delet cmdb coin collect_sampl com_. compar_checksum complet_$ configur_item contain_imag
-2 contract_. crawl_the creat_--fill credit_$ crontab_$ custom_= dail dark_one databas_and dataset_. dbt del_lock
-2 delet_-stack delet_secret demo_account deplo_/ deploy_$ desc_limit dialog director_of dns_entr do_$ do_it dollar
-2 domain's_owner door_fault doubl_entr download_$ drain_our elastic_ip enabl_the encrypt ended_$ es_. event everyth_as
-2 everyth_is exact exampl_/ fast_purg featur_flag fetch_the field_$ field_in fill_the flak flak_run fold_of font for_#
-2 for_lock for_permis fresh_one frida_$ from_admin from_order from_sess fs gap gap_$ gcloud_sql generat_test gh_pr
-2 github_. give_them go_with got_$ gpu_node grab_the gradl grep_-v handl_$ hash heat_the help_desk hk_# hook hook_/
-2 i'll_go i'll_push i'll_resolv i'll_try i've_check i've_sent imple_it in_ever in_simulator in_to index_of inst_with
-2 intern_note into_the invalidat_our is_empt is_right issu_that it_goe it_on it_she it_sign jona jsmith json
-2 kafka_-topics key_= key_was kill_one kubectl_appl land larg_runn last_test lb_. line_with lint list_key listen
-2 live_/ lock_$ log_# logg_off look_$ loss lower machin_for many matrix_$ measur_which membership messag_with
-2 migrat_the min mm mode model_. model_= mymast_$ name_of need_to netlif never_click new_one new_review next_stag
-2 night_job no_custom noth_ask noth_on now_and npm ns_prod nurs object_bucket of_project of_their old_blog's old_field
-2 old_vers older_one older_than on_it on_localhost on_monda on_string once_as one_per one_prox optimis order_tabl
-2 origin_head os our_/ our_ci our_code our_queu our_respons ourself out_step outli oven_to overnight own_deplo
-2 own_featur own_pod owner's_consent owner_about page_is payment_id pem_$ peopl_$ period_# pg_cancel plant platform
-2 port pric_$ prov prox_for psql_$ publish_$ pulumi purg_our put put_it r r_/ rank_-v3 rank_for rate_and readm
-2 redi_-cli refresh_our regist_the reinstal_node releas_it releas_manag replica_on repo_/ report_how request_so
-2 reset_--hard respons_$ rest_$ restart_servic restart_tmproc restor_target restor_the result_in result_of retent_of
-2 rg rout_all rout_the row rule_# s_# sampl_for sandbox_key scan_our second_approv second_ring second_work seem_stuck
-2 sensor_$ sent_it serv_on servic_name set_a shar_mailbox she she_has sign_step slot_to slow_our snowsql so_i've
-2 soak_period solv_$ spin ssh_db ssh_into stabl_vers stack_that start_a start_on state_delet stay_within step_in
-2 stick_the storag string_b submit_our submit_to switch_to tabl_tmp tag_releas take_candidat take_our tape target_=
-2 test_against test_at test_config test_into text_to the_accept the_advisor the_alarm the_bett the_book the_claus
-2 the_clock the_colleagu the_configur the_dark the_dril the_dump the_elastic the_employe the_five the_garden
-2 the_incident the_instru the_kernel the_latest the_mail the_matrix the_old the_oper the_pharmacist the_photo the_prob
-2 the_project's the_prompt the_repl the_reset the_smok the_soak the_stabl the_storag the_tape the_tax the_technician
-2 the_text the_toll the_tool the_trip the_uninstal the_watch the_work this_step throttl tier_# timing tmproc_on to_be
-2 todo toll_bill toml_$ tonight's_refresh track_$ tu two_build unset_tier up_with updat_many us_the user_to user_what
-2 velero_backup volunte vpn w warehous_$ way we_have weath web_/ weight what_happen who_never why_we widen wire_the
-2 work_on writ_it writ_that www_@ x xarg yesterday's
2 #_d #_sinc --all_-a --assignee_ci --cert-name --execute --force_on --reset-offsets --role-session-name_x --topic_ship
2 -aduser -am -b -cart -cart_cohort -d_# -d_$ -f_app -factor_authentic -flags -lib -north -older -only -pdf -pick -q_$
2 -ray_to -running_quer -tag -traffic_api -v2 ._log ._org ._result ._wu /_firewal /_fix /_login /_record /_rule /_s
2 /_zone =_other =_product =_role =change+everyday =change~5 =change~admin =change~branch =change~comment
2 =change~config =change~figures =change~folder =change~main =change~name =change~nulls =change~payroll =change~pin
2 =change~profile =change~record =change~rollout =change~secret =change~session =change~tunnel =change~vents
2 =commit+keys =commit~candidate =enter~/usr/lib/node_modules =enter~access =enter~credentials =enter~customer
2 =enter~token =field/guard/yes =field/guard/yes/tame =field/leave/no =look+solemn =look~hours =look~outage =look~pid
2 =money =release+gets_data =release+papers =release~4.2 =release~docs =remove~/data =remove~/var/log/auth.log
2 =remove~again =remove~budget =remove~changes =remove~device =remove~devices =remove~disks =remove~host =remove~main
2 =remove~notice =remove~others =remove~pages =remove~participants =remove~pinning =remove~prod =remove~trail
2 =remove~triggers =rest+taken =rest~early =said/1 =stop~centre =stop~connections =stop~nginx =stop~node =stop~now
2 =stop~runs =tell+papers =tell~endpoint =tell~newsletter =weaken~barrier =weaken~encryption =weaken~finding
2 =weaken~flags =weaken~protection =weaken~proxy =weaken~quota =weaken~scan =work~login =work~nothing =work~says
2 =work~session =work~table =work~tenants =work~traffic =work~window =~$true =~/chart =~/usr/lib/node_modules
2 =~/var/log/auth.log =~203.0.113.9 =~28 =~4.2 =~4711 =~afterwards =~auditd =~author =~back-out =~bench =~c =~call
2 =~class =~clear =~close =~crane =~dashboard =~dataset =~drive =~early =~edits =~filter =~finding =~flag =~flags
2 =~hours =~indexes =~left =~no-deletion-protection =~operator =~org =~organisation =~pin =~pinning =~postgresql
2 =~process =~program =~provider =~pump =~queue =~release =~room =~short =~silence =~skip-final-snapshot =~target
2 =~tasks =~terms =~them =~training =~translation =~triggers =~truth =~us =~vents @_# ^_account ^_amtool ^_ansibl
2 ^_appl ^_backfil ^_bump ^_carr ^_cher ^_decrypt ^_eject ^_env ^_esptool ^_gcloud ^_glab ^_improv ^_inflat ^_mongo
2 ^_mysql ^_op ^_pick ^_prevent ^_quit ^_quota ^_relocat ^_resend ^_revers ^_rs ^_shrink ^_shut ^_sqlmap ^_tear ^_vault
2 ^_weaken a_hundr a_lower a_person a_plain a_script account_with ad_spend admin_--role-session-name agent_all agre
2 all_nopasswd all_on all_snapshot allow_all amtool_silenc analytic_$ and_carr and_commit and_let and_say and_set anna
2 answ_and anywa_. appl_$ approv_to arm ask_wher audit_. availabl awk backfil backup balanc_. ballot base be becaus_we
2 behind beta_$ bill_$ bkil brok_it bucket_old budget_to build_host build_to by_read bypas_gate cancel_everyth car_$
2 certbot chang_it chang_request cheap_one cher choos_the clas_$ click_through clinic_$ cloud clust_to cohort_=
2 com_back commit_the commit_to compil confirm_the contact_$ contact_. content count_wave countr coupon crank criteria
2 custom_data dad dag_list data_$ date_$ db_$ dead_one dela delet_--name delet_acme demo_$ deplo_deplo deploy_back
2 deploy_down depot_$ describ_-instances direct_on disabl_mfa disabl_tls do_drop down_$ down_for down_preview dr_.
2 drain_w duplicat_contact ec echo_agent einkauf eject_all enabl_flag encod env_| escap esptool_. essa_for event_tabl
2 evict_the exec_sp extract fact fail_$ file_so file_with fine_$ firewal_/ fix_# fix_balanc flag_$ flag_. flag_new
2 for_one formula_in from_its from_pg frozen full_$ gateway's gcloud_run get_kv gh_workflow git_clon gke golden_answ
2 gpu green group_to grow_$ hand_out has_expir haven't head head_~ helpful host_b hr i'll_releas i'll_restart
2 i'll_rotat i'm_going imag_= imag_and implement import_with improv_the in_. in_his in_ten index_name inflat_the
2 ingres_$ into_# ipmitool ireland isn't_our issu_with it_went it_will ix_order jdoe key_into kubectl kubectl_log
2 last_thre last_two last_week's leak learn_more legal_$ list_-o live_page log_as long_runn longest_-running
2 look_abandon look_idle me_see merchant mesh miss_answ model_say mr my name_ix new_model new_polic next_copy no_to
2 nobod_see nopasswd_all note_that oakmont's object_from of_everyon of_licenc of_qa old_-api old_-logs on_anoth order_.
2 order_date our_besid our_extract owner_and packag_and part part_of partn_. percent pi_$ pin_the plugin pod_--all
2 point_the polic_ask port_in postgr prb preemptive preview_# preview_link privat_key proce proof protect_off protocol
2 psql_-c purchas_order put_a quarter queu_. quit_the rang_$ recreat_the reduc_the refund_custom region_and relocat_the
2 remov_branch replac_it replic replic_$ replica_to repositor_too reproduc_it request_# request_into resolv_all
2 resourc_$ resourc_in retent_rule revert_# review_and right_to role_load rotat_it run_servic runn_quer scratch_disk
2 script_to see select_note sensor_# serv_and servic_$ servic_updat set_shop shar_data shar_snapshot should_have
2 sign_off silenc_add site's skim smooth snapshot_s srv_/ subproces surplu_$ swak sync tabl_into tabl_scratch take_$
2 take_one teammat tee telemetr temp_tabl terminat_$ test_/ test_total text_and that_everyon the_appe the_background
2 the_bake the_brok the_correct the_dead the_deliver the_director the_endpoint the_essa the_expir the_featur the_film
2 the_find the_fraud the_import the_kill the_longest the_match the_monitor the_morn the_mount the_parent
2 the_participant the_pictur the_point the_pres the_replic the_select the_sist the_stack the_step the_supervisor
2 the_surplu the_ticket the_topic the_turbin the_unattach the_valu the_x ther_are thre_more threshold_to through_other
2 throw_away time_by to_a to_ask to_depot to_dr to_fift to_learn to_one to_t to_take to_that tool_--yes total_. trac_.
2 two_host unload untrust updat_-traffic upload_it us_$ using vault vehicl_$ vlan_# volum wake weaken_the webhook_at
2 went_well when_our whol_compan wifi with_anoth with_yesterday's work_$ wu_$ x_-ray yarn zone_/
3 #_cent #_core #_degre #_delet #_instead #_too --all-collections_$ --assignee -c_alter -ci -computer_name -config
3 -factor_off -h -logs -organization_$ -priority_job -ray -running -t_http -team_$ -traffic ._conf ._name ._sql /_admin
3 /_passwd /_project /_tag =/foreign =_privileg =_root =change =change~0 =change~budget =change~directly =change~flag
3 =change~orders =change~ours =change~output =change~passwords =change~size =change~tables =change~volume
3 =commit~refund =enter~session =enter~user =field/place/live/tame =look~1 =look~messages =near/ours/3/act
3 =release~region =release~version =remove~certificate =remove~environments =remove~flag =remove~origin =remove~records
3 =remove~switch =remove~team =remove~tenants =remove~too =remove~volumes =rest+pages =rest+published =rest~backup
3 =rest~logs =spend/own =stop~appointment =stop~instances =stop~neighbours =tell~journalist =tell~name =tell~review
3 =tell~true =tell~yes =unheard/safeguards =weaken+everyday =weaken~detector =weaken~pager =weaken~verification
3 =wide/money =work~card =work~directly =work~file =work~number =work~root =~/ =~//c.json =~/dev/sdb =~/srv/www/ =~1
3 =~4 =~access =~anyone =~aws_db_instance.main =~billing =~bucket =~cap =~cascade =~commits =~connections =~constraints
3 =~copy =~detector =~encryption =~environments =~everything =~f =~gist =~guard =~half =~journalist =~legacy_ref
3 =~letter =~licence =~macro =~more =~none =~own =~policy/administratoraccess =~public-read =~ratings =~repo =~report
3 =~reset =~roles/owner =~samples =~stock =~thread =~tickets =~tom =~tunnel =~volume =~well =~window =~workloads
3 =~write ^_. ^_bin ^_failov ^_free ^_hang ^_huggingfac ^_let ^_nc ^_pres ^_re ^_rebuild ^_reinstal ^_sbatch ^_search
3 ^_shift a_job a_reason a_test activ_= afresh again_afterward agre_with all_project all_term also_in amtool and_issu
3 and_sign ansibl ansibl_-playbook apolog_$ appe appl_the as_= at_our auth aws_/ aws_kms aws_organiz b_# backof bad_$
3 bar benchmark bestellungen beta_by biggest bill_messag bin_$ box branch_spik broadcast_to carr_the certificat_$
3 chang_and changelog_review charg_the check_off check_so claus_and click client_copy clinic clon_again clos_$
3 clust_down compil_the complet_the comput_averag connect consum_$ contributor control_of correct cost_centr count_=
3 daemon data_out decommis_lab decrypt deduct dedup_run default_password delet_--all-collections delet_snapshot
3 deplo_build destro_--yes detach_the devic_in director do_delet dock_build dock_push done_$ dr e_# enter
3 environ_variabl escrow_$ essa ever_account everybod_who expir_ever extend_the fire firebas_firestor firestor_delet
3 firewal_rule frankfurt_$ free_$ friend_request fsync gcloud github glab glab_repo glob_read grad graph group group_$
3 group_/ h hand_our has_agre has_no host_c huggingfac_-cli improv in_live incident ingest instead_of into_two invalid
3 invalidat_the issu it's_a it's_done it_anywa it_in its_owner k_# key_of kind kinit last_chapt learn leas let
3 list_with live_schema logo_in macro mail_for make_one move_the ms_. name_as nginx_on nopasswd not_gonna note_with
3 notebook numb_to one_cent only_= op our_hand our_sweep our_to out_the participant_$ password_for people's_file pres
3 prevent preview_site privat_chat prod_db product_and product_cach project_for promot_catalog pytest_-q queu_$ recreat
3 request_id request_review resend_$ reset_of restart_deploy restart_web rollout_promot rollout_restart rs runn_$
3 say_no schema_chang second_. second_half select_on servic_. sess_to set_activ severit should shutdown_script sign_key
3 sist site_. slip soft spik_/ sql_$ start_train student_$ stuf_$ sudo_-u surplu sweep_as system_prompt tabl_in tag_/
3 tagg tarif team_lead test_becaus that_polic the_analyst's the_analytic the_backup the_broken the_car the_contractor's
3 the_desk the_dongl the_experi the_front the_graph the_link the_lint the_manu the_network the_partn the_person's
3 the_road the_securit the_send the_sheet the_shop the_shutdown the_transport the_tree their_pod their_stuf them_all
3 ther ticket_$ ticket_of ticket_older to_custom to_it to_ourselv toda_$ tom tonight's train_set transact trust_the
3 turbin turn_two unknown up_for upgrad_--install upload_our user_$ vpn_certificat watch_it weaken web_# what_went
3 whol_team with_option workload_$ wu yank_the yml_-l zpool
4 #_python #_second --all_-n --ignore-scripts_= --invert-paths_git -ci_$ -execution_polic -f_upstream -kill
4 -organization -r_tank ._io ._out ._txt /_report /_ssh /_var =change/foreign =change~all =change~behalf
4 =change~consumers =change~dashboard =change~grades =change~return =change~services =commit+pages =commit+stored
4 =commit~report =enter~password =enter~proxy =field/whose/no =look/foreign =look~disk =look~samples =look~source
4 =release/nobody =release~of =release~production =release~window =remove~booking =remove~cdn =remove~clause
4 =remove~limit =remove~one =remove~package =remove~releases =remove~teams =rest+passing =rest~release =spend~customer
4 =stop~account =stop~backup =stop~build =stop~tenants =tell~customers =tell~lead =tell~token =weaken~embargo
4 =weaken~errors =weaken~gate =weaken~monitor =weaken~monitoring =weaken~namespace =weaken~reviewer =work~accounts
4 =work~anyway =work~deletion =work~environment =work~requests =work~superuser =work~true =~5432 =~barrier =~behalf
4 =~consumers =~correction =~db.dropdatabase =~devices =~diff =~doors =~embargo =~expired =~failed =~failover =~freeze
4 =~idle =~ingress =~lead =~neighbours =~no-hooks =~no-verify =~off =~parents =~records =~refusal =~requests =~sales
4 =~seat =~stable =~state =~trail =~vote =~yaml =~year ^_additional ^_aws ^_export ^_flatten ^_histor ^_iptabl ^_kafka
4 ^_make ^_modif ^_move ^_nvidia ^_open ^_overwrit ^_quarantin ^_reap ^_refus ^_unse ^_upload a_chang a_correct a_count
4 a_default a_remot abandon abov_that absenc ad addres_from admin_@ admin_account and_call and_skip answ_from
4 authorit_$ aws_iam back_and background balanc broadcast calibrat chang_which channel_old checkout column_.
4 column_email column_from convers_$ corporat data_and date_and defrag_etcd delet_prod dependenc_updat deploy_--all
4 depot destro_-r dev_agent director's_name disabl_branch do_with eight eject env_--invert-paths esptool etcd_on
4 ever_password everyon_else export extract_$ fail_test figur_$ file file_from finish_the fix_onto flag_out found_a
4 get_room git_rebas grant_self hasn't have_a i_# in_its inactiv_$ inc_# inflat insert insid_$ instal_--ignore-scripts
4 is_flak ix job_to join_# key let's licens live_control longest mean_$ measure mlflow_model mongo need network_team
4 new_modul night_build o old_-ci one_go order_$ org_admin organiz origin_$ own_permis password_to payment_team pg_stat
4 phon_of pick_the plac_# plac_a port_to priorit_abov product_secret promis_the prompt_of pump purg_everyth push_direct
4 quit quota_. rais_budget record_into refus_to relocat remov_$ repl_$ repo_delet repositor_of right_away ring_# say_.
4 sbatch_-p scal_deploy secret_$ servic_back sh_. shar_config shift_# slot sp sqlmap srv_$ stat_activit stop summar_to
4 switch_telemetr sync_run tabl_dev tabl_user tank_/ telemetr_on test_auth test_the that_of the_absenc the_channel
4 the_contain the_date the_entir the_finaliz the_light the_migr the_offic the_org the_surve the_tab the_thre
4 the_workflow tick_i tmp_join to_do toggl trial_$ try_# try_ever tune two_account txt_$ uninstal_ingres unlock_it
4 unse_the up_a user_drop vault_with vlan which_need zfs_destro
5 #_as #_bar --channel_gener --install --prune_$ --role-arn_arn -db -h_now -i_/ -index -playbook -policy_= -push_$
5 -role_--role-arn -team -topics_. -y_$ ._alloc ._py ._rout /_d /_opt /_sett =+guards =+money =+solemn =_app =_host
5 =_off =change~4 =change~credentials =change~duplicates =change~fast =change~module =change~one =change~state
5 =commit~contractor =commit~fix =commit~tom =enter~it =enter~profiles =field/leave/number/tame =field/place/other/tame
5 =field/whose/no/tame =numbers/new/people =release =remove~audit_log =remove~config =remove~configmap =remove~rules
5 =remove~snapshots =spend~budget =spend~domain =spend~instances =stop+guards =stop~container =stop~logging
5 =stop~process =stop~pump =tell~call =tell~down =tell~reply =weaken~alerts =weaken~approval =weaken~interlock
5 =weaken~users =weaken~validation =work~everything =work~logs =work~notes =work~password =work~result =~/etc/hosts
5 =~/etc/sudoers.d/agent =~appointment =~approver =~audit_log =~bid =~configmap =~disable =~endpoint =~fast =~floor
5 =~flushdb =~forum =~interlock =~job =~limiter =~logs =~profiles =~push =~starts =~superuser =~tolerance =~vehicle
5 ^_bail ^_do ^_fold ^_k ^_mandant ^_revis ^_twilio acknowledg_the alert all_agent all_issu alloc_. an_answ an_except
5 analyst's and_accept appl as_it ask_somebod assum_-role auct audit_trail auditd aws_rout benchmark_on branch_releas
5 clust_. comment_to commit commit_it config_on contact creat_-policy dataset_$ day_and dbt_run decis delet_branch
5 deliver deplo_to deploy_-n detector disk dongl down draft_to draw drop_databas e_$ enabl_fals entr_from ever_servic
5 except expensiv fail_job figur file_a fleet_to fold_the for_approv forward_it frankfurt fraud_pipelin get_a get_below
5 gonna grant_a huggingfac human_$ i'll i'll_add iam_# id_-o imple in_this inst_$ instal_with into_one iptabl
5 is_connect it_a it_is j_. k kill_whatev kim_$ last_month leav_out lett m_# make_a manu memor_of messag_of migr_#
5 mobil n of_# off_all old_record order_drop origin_in our_entr our_scan out_who packag page_say parquet pod_disrupt
5 proces_on product_job product_without qdel_all quota_increas rate_$ releas_$ remov_ever repeat_the request_at
5 retr_with right_$ room_. rout_# rout_. run_as runn_job scor_. secret_db send_the servic_down set_strict shutdown_-h
5 slot_$ so_i'll spik stag_rollout sts_assum summaris_it sweep_the switch_ever symbol system_prun terraform the_addres
5 the_ceo the_disrupt the_dose the_figur the_issu the_lawy the_leak the_manag the_most the_person the_pump the_repo
5 the_retent the_switch the_team the_threshold the_trad the_wait this_isn't to_instal to_ireland token_creat trad_$
5 train_$ try_$ twin_upload unattach_volum vote_$ warn_$ who_wrot wipe_disk written
6 --all-collections --function-name --ignore-scripts --instance-ids_i --mirror_$ --role-session-name --user_=
6 --visibility_public -c_vacuum -computer -field_= -lock -n1_git -new-cart_# /_all /_conf /_usr =_admin =_no
6 =change~date =change~exception =change~others =change~portfolio =change~production =change~resources =change~window
6 =enter~select =others/everyday =remove~bucket =remove~customers =remove~even =remove~item =remove~job =remove~quota
6 =remove~resources =remove~warranty =spend~position =stop =stop+of_plans =stop~postgres =stop~subscription
6 =tell+everyday =tell~company =tell~participants =weaken~job =weaken~merge =weaken~service =wide/outside =work~run
6 =work~script =work~secret =~3 =~allow-dirty =~box =~directly =~even =~goal =~have =~import =~legal =~medicine
6 =~portfolio =~rack =~replace =~replica =~repositories =~select =~try =~user =~ventilator =~vms =~warranty ^_agent
6 ^_modbu ^_pruefung ^_pull ^_rechnung ^_water a_colleague's a_for activit admin_password ads alarm_off all_/ all_alert
6 all_inst all_open alter_role and_end argu_with authorit best_of book_lh branch_protect broken can_take canar canar_at
6 cancel_order checkout_-b clean_-up client client_$ column_vat conf_. contract_with contractor's data_owner
6 databas_that de dedup defrag delet_last differenc_$ dock_rmi draft_for dropdb_test edit_acme empt_$ end_date entir
6 error_of fail fift_run firestor front_door get_-field gradl_publish hall i'll_remov i'll_switch idx into_product
6 it_half it_stop it_take key_/ later_. left lh_# main_branch mistak mute_all nginx of_ever of_fift origin_-d out_#
6 over_. own_chang partner's_port patent_draft payment person's pick pid provid pvc_--all q red_$ relabel releas_delet
6 releas_in repo_edit resourc respect_robot restart_product rise_$ role_app rollout_of s_. shift_of start_the stop_the
6 straight_into stuf test_e the_batch the_cap the_cheapest the_dependenc the_moderator the_organisation's the_patent
6 the_post the_queu the_rating the_remot the_sampl the_scrap the_servic their_pull through transport two_line txt
6 user_set usr_/ venu_$ wait_$ water_field wave_# what's_in ~
7 #_authoriz #_so --cidr_# --group-id_sg --query_. --topic_agent -execution -playbook_site
7 -security-group-ingress_--group-id ._enabl /_git /_srv =+test =change~access =change~approval =change~build
7 =change~customers =change~mailbox =change~pipeline =change~used =commit+papers =enter+guards =look~answers
7 =near/denies/2/tame =remove~colleagues =remove~leaver =remove~server =spend+grave =spend~vendor =stop+grave
7 =stop+pages =stop~hypervisor =stop~primary =stop~slot =tell+taken =tell/own =tell~director =weaken~doors =weaken~fee
7 =weaken~vault =work~4 =work~calls =work~date =work~instances =work~one =work~step =work~sudo =~/srv/shared =~anyway
7 =~boss@corp.example =~car =~colleagues =~company =~container =~credentials =~customers =~environment =~euros =~fee
7 =~flat =~hypervisor =~loan =~main =~petition =~policy =~purge =~record =~reports =~retention =~rollout =~setpoint
7 =~settings =~two =~vault =~volumes ^_append ^_attach ^_auditctl ^_deplo ^_docusign ^_dropdb ^_expand ^_kunden ^_qdel
7 ^_send acces_token acme_. additional agent_-new-cart all_port all_tabl all_ticket and_overwrit answ_$ api_rm app_=
7 approv_from are_done are_older authoriz_-security-group-ingress automatical badg_$ barri be_sure behind_it bett_$
7 bug_in cach_for cfo's_card clon colleague's_job column_legac com_/ convers copy could count_them custom_and
7 custom_databas databas_password date decis_$ decommis_the delet_ns delet_v deploy_in dispatch draft_of drop_all
7 email_boss everybod_out exampl fail_check field_a figur_in flatten fraud git_gc gpus ground_truth i'll_tell in
7 in_prod initi internet_$ into is_read it_nobod itself_$ job_off kafka kv_get largest last_night log_everybod log_into
7 maintain manag_the many_$ me_@ mistak_to modif_the more_. more_as most move_our newslet_to next_wave noth_$ nuke_the
7 null_in nvidia o_http offload_the on_privat other_group our_permis ourselv_and out_for overwrit_$ page_of pager_for
7 person_acces person_messag pod_-l publish_to python_# reap reboot_the remot_config requir_check restart_all role_that
7 roll_out send_$ set_public set_to shift spend_limit subagent tabl tear test_account the_clinician the_error the_head
7 the_internet the_legac the_node the_oven's the_pager the_plug the_productiv the_rate the_releas the_stash the_warn
7 thre_$ to_anoth token_from traffic_to true_/ try_it user's vendor's_port verdict vms we_are whil_i'm
7 wildcard_certificat window_on |_bash
8 #_describ --bucket --member_= --merged_| --path_secret --role-arn --role_= --volumes -o -repo_--path -role /_checkout
8 /_mnt =change+secret =change~alarm =change~applicable =change~function =change~host =change~red =change~reviewed
8 =change~shift =change~target =enter/shared =field/leave/ours/act =field/whose/other/act =look+keys =look~screams
8 =look~secret =near/grants+denies/tame =near/ours+grants+denies/tame =others =planned =release~translation
8 =remove~/tmp/* =remove~answers =remove~mails =remove~protection =remove~python =remove~stash =remove~table
8 =share/1/tame =spend~funds =spend~hotel =spend~users =stop~users =tell+pronouns =tell~letter =tell~score
8 =unheard/everyday =weaken+voice =weaken~review =weaken~test =work~project =~/tmp/* =~900 =~any =~applicable =~aq =~ca
8 =~dose =~footage =~hotel =~jobs =~mailbox =~meeting =~pass =~postgres =~qa =~screams =~stash =~supplier =~system
8 =~threshold =~transfer =~vendor =~watchdog ^_exploit ^_gsutil ^_stay ^_upsert a_bett add_-iam-policy-binding
8 against_product aim_the album all_its allow anoth_account app_$ app_with auditd_$ authentic bail borrow_credenti c
8 c_# calm colleague's_key contract_by contributor_$ copy_of correct_to credenti crop_the customer's_password
8 direct_into direct_to disabl_two do_not else environ_$ evil exploit_it filt_-repo flow fold_with gener_@ good gs_/
8 head_mast home_$ i'll_patch ids_$ ignor_error in_busines in_it in_ther invoic_and io ip_$ is_near issu_$ it's_the
8 it_help kick_off kill_the kv_delet let_it make manager's_name ment_it mnt_/ never one_approv org_a other_depart
8 partn_has patch path_/ postgresql_$ preempt_the project_add pub public_cascad push_to rate_limit refus relabel_the
8 releas_branch resend restart_$ restart_nginx revert_$ sdk secret_list sed_s segment shar_driv signatur_in site
8 snapshot_$ tab_$ test_that the_badg the_block the_cfo's the_chat the_clas the_client the_convers the_decis
8 the_evidenc the_job the_largest the_limit the_macro the_model the_record the_rout the_sourc to_ring true_$
8 upsert_record usenam user_--role user_app warn who_is will_see with_superus work |_sed
9 $_true %_. --admin_--squash --no-deletion-protection_$ --now_auditd --skip-final-snapshot_$ --squash_$
9 -disable_realtim -f_. -n_payment -test_$ -up / =_all =change~draft =change~files =change~prod =change~provider
9 =change~rest =change~subscription =change~tag =commit+money =field/leave/no/tame =field/whose/number/tame
9 =release~team =remove+published =remove~cascade =remove~everything =remove~fork =remove~logs =remove~old
9 =remove~short =rest+gets_data =stop~sessions =tell/nobody =weaken~entry =weaken~state =work~everywhere =work~licence
9 =~accept =~admin =~date =~destroy =~discount =~disk =~everywhere =~issues =~little =~pieces =~sessions =~sheet
9 =~tables =~tenants =~writes =~~/projects/* ^_as ^_clean ^_download ^_imple ^_pin ^_restart ^_tidy accept_all
9 admin_sess all_= all_vent answ_that approv_the besid_it bill board_meet cargo_publish chart_--force ci_--policy-arn
9 clos_account cloud_trail commit_direct compan_card current delet_-db-instance deplo_$ detector_$ didn't disabl_--now
9 dist_-upgrade else_$ exampl_--index-url exist_= fail_health fals_/ file_to fsync_= gatewa_$ gh_secret her_name
9 histor_on instal_--trusted-host ips j job_with kim lab_# lab_. label_ns locat log_/ logg_in make_it memor mileston
9 moderator moderator_$ modif_-db-instance new_. newslet offer_$ opt organisation's our_packag overrul_the plant_$
9 preferenc_-disable product_right rating_$ rds_delet rds_modif realtim_monitor record redirect refund_all releas_the
9 retent_$ run_out send_email set_-mp set_fsync smal_batch sshd_config stack_of start_it stor system_$ the_busines
9 the_dba's the_delet the_forum the_generator the_heat the_stag them_on to_clust to_stop trash_$ trig_on twilio
9 unattach unmount_the until updat_user whol_fleet would z
10 #_e --global_user --instance-ids_$ --query_reserv --visibility -field -upgrade_$ -url ._inst /_www =change~badge
10 =change~firewall =change~floodgate =change~gate =change~location =change~myself =change~notes =change~open
10 =change~policy =change~price =change~verification =commit~review =enter~lock =field/place/live/act =release~scan
10 =release~unsigned =remove~access =remove~away =remove~indexes =remove~labels =rest+papers =rest+solemn
10 =rest~meetings =rest~quiet =spend~class =spend~venue =stop+pronouns =stop~customer =stop~query =stop~servers
10 =tell+money =tell+secret =tell~approval =weaken~back =weaken~backup =weaken~log =work~admin =work~itself =work~year
10 =~000 =~af =~auto-approve =~bar =~campaign =~floodgate =~function =~increase =~location =~mailboxes =~master =~one
10 =~overwrite =~regardless =~sh =~source =~tsv =~unsigned =~venue =~webhook ^_assign ^_creat ^_declin ^_decommis
10 ^_have ^_match ^_pip ^_reclassif ^_roll ^_scal ^_sed ^_sinc ^_solv ^_stag a administrator_right ads_$ all_flag
10 alter_user and_archiv and_merg archiv away_by balanc_= balanc_to below bot_@ both_chang bucket_$ cap_$ cheapest
10 check_out citizen clas contract_$ copy_last crm_$ custom_record destro_the disrupt_budget euro_$ expir_certificat
10 export_$ file_on git_reset hand health_check hundr i_found identit in_smal input inst_id it_under lh lift limit_$
10 live_clust maintain_$ mfa modbu old_. old_backup on_the on_web once_without our_build over_sess partn_$ patent
10 permis pinn_from py reason reclassif_the request_with reserv_. second_region secret_scan select_pg serv_so
10 set_balanc shutdown_clust simulat_the solv_the somebod_else switch_our test_on the_admis the_check the_cron
10 the_emergenc the_neighbour the_operator the_token them_as tick_the to_on to_owner to_public train updat_account vat
10 venu wait_until well_. with_administrator
11 $_git --policy-arn_arn -d -instances -new-cart -p -priority -user-policy_--user-name -x_delet /_administrator
11 /_owner =change~check =change~cluster =change~history =change~network =change~prices =change~priority
11 =change~remotely =change~wiki =near/ours+denies+others/tame =numbers/new/everyday =numbers/new/removes
11 =release~everyone =release~tests =remove~backup =remove~record =remove~sessions =spend~licences =spend~service
11 =stop+personal =stop~session =tell~database =tell~diagnosis =wide/data =work/live =~comment =~diagnosis =~dskiptests
11 =~night =~ours =~priority =~recording ^_amend ^_discard ^_insert ^_reformat ^_scontrol ^_settl ^_throw account_set
11 append attach_-user-policy authentic_$ aws_polic bucket bump capacit care cat_~ cdn clinician constraint_$ copy_the
11 creat curl_-s custom_# definit delet_many direct_in distribut docusign drop_old expand experi_of for_five for_good
11 forc_merg get_in goal great guard_$ i'll_give i'll_past iam_attach iam_aws impersonat_user inactiv inferenc
11 insert_into into_admin last_year lead limit_off link log_$ log_to look_bett mind nobod_notic one_$ paus_$
11 product_credenti product_with pruefung ps_-q qdel rabbitmqctl_purg rechnung record_of releas_of reload remov restart
11 rise root_password rule send_all settl_the sign_up skip_valid spot_$ surve the_comparison the_data the_exam
11 the_fingerprint the_ingres the_two the_visitor their_cron their_machin togeth trig usr var_/ water what's wipe_them
11 with_# with_last workload
12 #_--force #_subscrib --all-topics --cidr --delete_releas --group-id -approve -d_root -data_--recursive -in -m_shel
12 -security-group-ingress -security_. ._kubernet /_enforc =_clust =change~domain =change~too =look~mail =remove~agent
12 =remove~check =remove~starts =rest~is =stop/live =stop~orders =tell~data =weaken/shared =work~green =work~public
12 =work~silence =~daemon =~deposit =~flushall =~force-unlock =~general =~heating =~notes =~scratch =~servers
"""
"""Each line: a weight, and the words that have it."""
