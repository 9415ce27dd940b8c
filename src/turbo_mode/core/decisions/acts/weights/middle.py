"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-9 % --port -rf_~ ._ssl =change~limits =enter~l =field/leave/tried/tame =look~conflict =look~drive =look~duplicates
-9 =look~load =look~off =look~rule =near/ours =near/ours/2/act =numbers/said/credentials =remove~data =remove~lock
-9 =remove~made =said/0/removes =spend~nothing =stop~plan =tell~requests =tell~rotation =tell~used =tell~versions
-9 =weaken~lines =work~duplicates =work~example =work~list =work~minutes =work~roll-out =~15 =~dba =~difference =~door
-9 =~goes =~graph =~green =~idx_9 =~loop =~of =~root =~rotation =~timeout =~users =~vpn =~word =~workers >_evidenc
-9 ^_backup ^_doubl ^_dry ^_noth ^_repair ^_return ^_view ^_wipe a_repl a_seat accept_$ and_count and_tell anew_$
-9 ask_hr at_midnight away_and build_/ build_cach by cach_on can't card_$ cargo_build check_with children claim
-9 colour_of config_get copy_to data_steward date_so domain's earl_$ evidenc_. export_the find_slot flag_back format
-9 formula get_-iam-policy get_maxmemor git_restor go_on half_$ host_for in_# is_out it_may load_generator lockfil ls_$
-9 made_for mail_on map maxmemor_$ metadata new_$ new_commit ng no_approv note_and our_. output_to own_pool owner_$
-9 owner_for packag_. park person_on port_forward problem project_get qa ran_out receipt_$ renam_$ restor_--list
-9 restor_--staged rollback safe saved_$ scratch_index serv_list speak_$ spend ssl_verif stay_$ suggest_the teach_$
-9 terraform_show test_build test_stand that_ther the_back the_colour the_day the_hotfix the_proces the_result the_sum
-9 the_usual the_vault this_branch ticket_to to_two touch_the track two_replica u user_# v valid with zfs_list
-8 #_put -db-instances_$ -security-groups ._js ._post ._tgz /_glob /_timeout =change~article =change~card =change~image
-8 =change~packages =change~planned =enter+guards =field/place/other/act =look~admins =look~green =look~limit
-8 =look~metrics =look~model =look~quota =look~users =numbers/said/data =release~lock =release~worker =remove~token
-8 =rest~checkpoints =tell~dba =tell~go =tell~it =tell~minutes =weaken+weakens =work~2 =work~7 =work~branch =work~build
-8 =work~copy =work~linter =work~own =work~ranking =~443 =~blue =~changelog =~chapter =~charge =~clash =~contract
-8 =~deployment/shop =~du =~failure =~field =~manual =~packages =~profile =~range =~scanner =~tenant =~tmp/rebase-41
-8 =~variant ^_blue ^_bundl ^_discus ^_includ ^_record ^_scrap a_date alarm_for all_traffic and_list and_name and_start
-8 announc ansibl_all apt_list as_the ask_securit aws_profil back_in batch_size befor_it birthda box_$ bucket_and
-8 canar_# candidat_to cert chang colleagu_is commit_brok complain_about detector_off discus_the downgrad_our drain_$
-8 duty_$ empt_our epoch_$ exchang_rate explain_to fail_assert filt flag_to for_thre git_statu hang histor_| hold_$
-8 http info_$ is_done job js_of larg_$ last_checkpoint last_good licenc_$ local_commit log_the measur_how mistak_$
-8 new_fold noon note_into object of_an of_what one_at our_dependenc our_migr our_read own_config owner's person_who pg
-8 pg_size pg_total posit_of pret_pg print_$ proactive prod_-main profil_= pytest_-k queu raw_data read_$ relat_size
-8 replic_lag report_them restart_own rotat rotat_our scan_$ scan_and show_when size_pret so_in speed statu_auditd
-8 take_a team test_bench the_affect the_announce the_bot's the_brows the_funct the_lock the_pool the_rotat the_tabl
-8 to_# to_= took_$ total_relat turn_on twent type upgrad user_as vault_statu was_last week who_asked with_request
-8 withdraw www_/
-7 #_back * -dryrun-7 -test_# ._describ ._go ._limit ._pub /_api /_nginx =+voice =change~changelog =change~code
-7 =change~step =commit+test =look~b =look~changelog =look~go =look~logs =look~queue =look~rate =look~tickets
-7 =look~versions =near/denies/tame =near/ours+grants+others/tame =release~it =release~says =release~service
-7 =release~tomorrow =remove+everyday =remove~disk =remove~draft =remove~member =remove~preview =rest~message
-7 =rest~region =said/2/data =said/4/credentials =stop~out =stop~switch =stop~worker =tell~author =tell~items =tell~job
-7 =tell~mistake =tell~purchasing =tell~window =unheard/stops =weaken+keys =weaken~account =work+guards =work+solemn
-7 =work+test =work~cards =work~cluster =work~do =work~issue =work~rows =work~version =~batch =~batches =~bundle
-7 =~cards =~contractor =~costs =~deleted =~department =~empty =~ends =~header =~lines =~proxy =~purchasing =~rotated
-7 =~sdk =~suite =~ten =~tests =~total =~variable =~versions > ^_book ^_mask ^_mount ^_peek ^_refund ^_rend ^_shar
-7 ^_tail ^_to ^_wire a_remind again_and against_the an_edit and_draft and_mail and_see and_web apt_-get archiv_with as
-7 ask_legal ask_why asset_$ at_which auth_statu bake_for bann began begin_with benchmark_ten branch_$ bridg bucket's
-7 budget_$ build_over canar_back chang_now channel_that cmd compos compres_the credit_limit dark dd deplo deplo_it
-7 describ_node dfs down_our draft_email ed_# except_the exp export_own extend fewer firewall's floor fork_$ generat_a
-7 git_config give go_vet grep_-rn hdf helm_statu heroku hr_for i'll_comment i'll_look i'll_try id_ed in_registr in_two
-7 is_green is_releas key_k last_step lead_that library's like_the ls_/ migrat next_batch nginx_/ on_$ on_host optimis
-7 other_team our_untag out_lint own_proces own_servic packag_on photo_$ pool post_the pr_$ pre pric privac_offic
-7 proofread quest read_valv reboot rest_of rotat_the run's_temporar run_again run_it save_a secret_in sent sent_$
-7 size_and slid speed_$ stand_in step_which stop_$ suggest_an svc systemctl team_$ test_devic test_mail the_accountant
-7 the_cheap the_cost the_dns the_dron the_duplicat the_histor the_hour the_organis the_paus the_pull the_saved
-7 the_seed the_synthetic the_timestamp the_unit the_upload the_weight till time_of touch_$ translat_the ttl_#
-7 under_anoth undo_our until_ten upload use_a use_of user_/ vers_back vet_. we_know weight_to why_we withdraw_our
-6 #_replica --eval --hard --name_prod --port_# -call_$ ._$ /_main /_merg =_ci =change+pages =change+passing
-6 =change~fix =change~handle =commit~one =field/leave/other/tame =look~alarm =look~alerts =look~check =look~sensor
-6 =remove~candidate =remove~scratch_88 =rest+personal =rest~approval =rest~issue =rest~review =rest~version
-6 =said/1/credentials =spend+solemn =tell~4 =tell~accounts =tell~approver =tell~build =tell~pg_stat_activity
-6 =tell~signature =unheard/everyday =weaken+everyday =weaken~colour =work~asks =work~attempt =work~dashboard
-6 =work~draft =work~left =work~once =work~release =~anew =~api =~banner =~colour =~current-context =~curve =~drift
-6 =~edit =~experiment =~faster =~handle =~hotfix =~old_events =~pager =~patient =~pause =~reader =~region =~reminder
-6 =~scratch_88 =~secret =~shop =~show =~staff =~x ^_convert ^_debug ^_drain ^_enough ^_give ^_i'll ^_nginx ^_read ^_rm
-6 ^_updat ^_yes a_heap a_review add_. admin_for and_hold and_remov and_scan anonymis_extract anoth_path ask_a asses
-6 attach_it back_one bank_$ begin branch_/ cach_our chang_into changelog channel_$ check_$ check_disk communic_$
-6 compar_$ config_list configur_$ correct_for dba_that delet_on deni_$ deplo_at diff_# draft_releas drop_privileg eval
-6 export_a featur_branch file_down forc_-push freigab from_now from_this gb get_pvc gh gift_$ git_clean give_the helm
-6 help how_often i in_what known launch_$ left_of licenc load lock_deplo lower_our mainten_page mark_our messag
-6 messag_by migr_as modif_our mute nginx_-t nine nobod_answ of_my offload on_remot openssl order_the org_$ other_job
-6 our_desk own_cron own_draft path_for plan_-out poetr port_# possibl pr_view pressur preview_$ publish_it
-6 pulumi_preview purg_queu qa_# quer_on quer_user queu_for record_the referenc_$ registr_. remov_the rephras repl_to
-6 rollout_statu save_draft scratch_volum see_why servic_a ship_the shop_. show_who spac spec statistic_$ tag thank
-6 the_biggest the_book the_clash the_collis the_config the_credenti the_deadlin the_hook the_larg the_loss the_qa
-6 the_requir the_runbook the_screen the_speed the_valid thermostat third_check tmp_/ topic_/ traffic_of two_gpus
-6 unit_$ unknown_devic until up upgrad_the upgrad_without use_own vmss vpc wait_wait web what_may wheth_our which_host
-6 whos with_fewer within_our workspac worktre_add
-5 #_with --group_our --hard_origin --image --recursive_$ -c -call -cli_info -remote -reset -test_to ._cach ._exampl
-5 ._yaml /_clust /_host =_cart =_our =_serv =change+taken =change~change =change~first =change~id =change~tests
-5 =enter+taken =field/leave/other =field/leave/ours/tame =field/whose/tried/tame =look+voice =look~access =look~bucket
-5 =look~build =look~do =look~first =look~hotels =look~hour =look~locks =look~manual =look~message =look~query
-5 =look~records =look~report =look~reports =look~valve =numbers/said/stops =release+test =release~12 =release~7.2
-5 =release~now =release~ours =remove+gets_data =remove+personal =remove+weakens =remove~output =remove~stage_orders_77
-5 =rest~alone =rest~budget =rest~lock =rest~model =rest~snapshot =said/1/changes =said/3/safeguards =spend+gets_data
-5 =spend+published =stop~instance =stop~t2 =tell+keys =tell+pages =tell~error =tell~looked =tell~missing =tell~number
-5 =tell~office =tell~reception =weaken+published =weaken~cart =work~anew =work~container =work~credential =work~input
-5 =work~mail =work~metrics =work~percent =work~tasks =work~tickets =work~workers =~7.2 =~abstract =~at =~booking
-5 =~build =~cart =~code =~consumer =~features =~found =~generator =~hotels =~named =~option =~over =~placeholder
-5 =~preview =~projects =~read-only =~reading =~reception =~refund =~result =~rights =~search =~stage_orders_77 =~store
-5 =~t2 =~those =~translator =~wiki ^_clos ^_connect ^_dock ^_entr ^_fast ^_helm ^_instal ^_phon ^_proactive ^_reindex
-5 ^_reject ^_slurm ^_stand ^_withdraw a_clean a_contain a_sourc a_without aa abort abort_and accept_it affect_custom
-5 all_children along_$ an_announce an_index analyst_the and_rerun and_roll approv_chang as_approv ask_and ask_her
-5 ask_owner autoscal_$ az balanc_from be bring_it build_and bundl_$ by_# by_step can_see cdn_$ cheap checkpoint_and
-5 child children_along clean_checkout cohort_$ colleagu_to consol continu_$ csr dail data_/ default_$ delet_-n
-5 delet_noth deny_the describ_-security-groups dock_kill don't_ask dumm error exist fast file_for fill_the five_time
-5 flight fork_from form fort forward_$ from_account go go_by group_ng html i'll_mask import_. in_own in_this
-5 inactiv_account index ingres_-n job_that keyspac_$ kill_it kill_switch label less_$ logg_off long_it long_the
-5 mark_as mongosh move_this ng_-test no_don't numb old_bann one_click open ops our_code own_cach page page's_owner
-5 patch_w payment percent_$ problem_$ prompt push_the queu_with rabbitmqctl_delet radiologist rebal redi requeu
-5 resiz_node restart_node result_. rewrit_our right_and run's_own screen screenshot_again second_load select_sum
-5 serv_on servic seven sf shar_$ shard_$ size_order slurm_. smal_test snapshot_of ssn start_with stat state_$ step_as
-5 stop_stop sum_balanc switch_# switch_traffic take_our team_of tenant_to test_a test_cohort test_fail test_host
-5 test_site that_were the_bug the_clock the_consum the_demo the_domain's the_health the_light the_payrol the_scan
-5 the_set the_sett the_uat the_wiki them_on thre_of tls_$ to_delet to_five to_releas to_their token_expir token_of top
-5 trial_end undo_deploy unus_licenc user's_password vendor_/ vm_that vpc_$ we which_step who_may with_more word_$
-5 wrong yaml
-4 #_% #_--yes #_gb #_was --bootstrap-server_qa --eval_db --json --stack-name --upload-file -call_engine -dryrun-7_$
-4 -e_drop -i_list -merge -old -s_reload -stack -xput ._dump ._sh /_branch /_id /_instal /_user /_zero =_* =_prod
-4 =change+published =change~dns =change~set =enter~nothing =look~3 =look~accounts =look~backup =look~balance
-4 =look~bounces =look~id =look~moved =look~name =look~processes =look~rows =look~service =look~size =look~snapshots
-4 =look~takes =look~traces =near/grants/2/act =numbers/new/safeguards =release+pronouns =release~3.1 =release~4
-4 =release~change =release~green =remove+of_plans =remove~copy =remove~key =rest~00 =rest~10 =rest~back =rest~branch
-4 =rest~column =rest~opens =rest~request =rest~summary =said/1/data =said/2/outside =said/4/money =share/4/act
-4 =spend~tool =stop~started =tell~account =tell~edit =tell~hr =tell~lock =tell~permission =tell~plan =tell~quota
-4 =tell~sample =tell~service =tell~table =tell~terms =weaken+money =weaken+taken =work/live =work~10 =work~answers
-4 =work~backoff =work~host =work~links =work~proposal =work~type =work~wheel =~% =~* =~1.5 =~3.1 =~age =~all-files
-4 =~allows =~analysis =~atomic =~bills =~bounces =~branch =~ch_1 =~count =~db.users.countdocuments =~digest =~fault
-4 =~file =~finished =~flights =~grades =~hr =~ireland =~office =~ones =~opens =~operators =~period =~quota =~recent
-4 =~security =~side =~started =~tlnp =~token =~type =~wheel ^_at ^_dd ^_fetch ^_firewal ^_hdf ^_heroku ^_licens
-4 ^_optimis ^_passwd ^_payment ^_rephras ^_robot ^_shut ^_strip ^_validat ^_with a_captcha a_slot affect agent_$
-4 agent_-dryrun-7 all_host alon_and and_cut and_give and_load and_log and_refer and_rotat and_w anoth_ten app_#
-4 appl_it are_largest articl asses_as az_vmss backup_/ base_imag be_mirror began_$ bgp board's bounc bq_ls branch_of
-4 break_$ break_the bucket's_owner by_a certbot_renew certificat_expir chang_with charg check_s come communic_team
-4 contract_test contributor_to cran_$ crash crash_attempt csv curl_the custom_the cut_it dataset day day_. dd_if
-4 deadlin delet_queu deploy_until devic_on district_$ drain_web dvc_statu empt_and emulator_$ error_$ everyth_is
-4 featur_flag fenc file_again file_under finish_toda fire_$ fire_the firewal_. fix_first fix_in font fork from_audit
-4 generat_the gh_repo guest_account hdf_dfs helpful http_. i'll_switch i'm i_can't if_= includ increas_to instru
-4 interv invoic_# it_against it_on its_checkpoint keyspac kill_own last_check legal licenc_is licens_$ licens_. like
-4 list_--limit list_pod log_retent mailbox_user merg_the much_of nginx_-s noth_leav noth_on notif_owner now_on of_=
-4 of_a of_each off_in off_it's offset oncal one_day optimis_the organis_how origin_v our_artifact our_as our_batch
-4 our_crash our_embed oven own_bucket own_token pair part_that pay_$ per_region pg_restor pg_role pharmacist phon_numb
-4 physician_$ pod_$ pop_-up prepar_a present_model preview_environ prod_-c prompt_and ps psql_prod publish_$
-4 publish_the push_a queu_import rate_and raw_$ read_its reboot_host region_as remain remov_account renam_it renam_our
-4 request_of request_that restart_search root_certificat row_to run's_workspac run_down sale save_our send_to seq
-4 servic_= servic_desk service's_traffic shar_mailbox ship_it shop_/ show_grant show_licens shrink_the site_manag
-4 slurm smok_. spec_$ stag_copy stal stream sub submit_our suggest_thre summar_. systemctl_restart t team's_channel
-4 team_to temperatur_$ test_mailbox test_queu text_to the_alarm the_bucket's the_build the_certificat the_command
-4 the_communic the_docu the_firewall's the_inst the_lamp the_licenc the_line the_newer the_norm the_pop the_project's
-4 the_reboot the_search the_timelin the_train the_untest the_week the_work thing this_phas this_step tier tier_$
-4 timelin timestamp_$ to_be to_finish to_look toll twin two_build up_first up_when updat_host updat_the us user's_name
-4 user_without v_# vault_$ velero wait_list wiki_$ with_the without_quot writ_them writ_to wrot zero_of zone
-3 #_-d #_aa #_min $_p $_u *_dry --all_$ --quiet --service-id --upload-file_app --user-name_ci -caller-identity_$ -cli
-3 -e -reset_the -snapshot -v3 -xput_--upload-file ._/ ._acme ._html ._jar ._lock /_app /_help /_hook /_messag
-3 /_protect =+grave =_/ =_fals =_tag =change~17 =change~it =change~kernel =change~model =change~users
-3 =change~workspace =commit/nobody =field/whose/live/tame =field/whose/tried/act =look~12 =look~api =look~change
-3 =look~curve =look~database =look~gaps =look~group =look~issues =look~orders =look~photos =look~pods =look~repository
-3 =look~says =look~sessions =look~slot =look~status =look~step =look~subscribers =look~upgrade =near/denies/3/tame
-3 =numbers/said/changes =release+taken =release~environment =release~stack =release~step =remove/tried =remove~plan
-3 =remove~request =remove~rows =remove~up =rest+stored =rest~board =tell+stored =tell~12 =tell~certificate =tell~check
-3 =tell~deadline =tell~lines =tell~role =tell~wrong =weaken+solemn =work~3 =work~candidate =work~docs =work~error
-3 =work~experiment =work~later =work~number =work~option =work~pause =work~plan =work~production =work~service
-3 =work~them =work~warnings =~1h =~60 =~address =~agency =~agreement =~cache =~candidate =~ci =~client =~compatibility
-3 =~db.internal =~describe =~fails =~get-user =~go =~happens =~high =~hpa =~invoice =~items =~know =~list_queues =~log
-3 =~marks =~member =~members =~mfa =~morning =~pages =~panel =~payroll =~picture =~pool =~print =~processlist =~readme
-3 =~remove-all-storage =~sample =~share =~sign-off =~spending =~ticket =~upgrade =~usage =~whoami >_# ^_airflow
-3 ^_avoid ^_az ^_brows ^_df ^_forget ^_gh ^_heat ^_i'd ^_mongosh ^_offload ^_once ^_psql ^_retent ^_slack ^_ssh ^_stor
-3 ^_throttl a_csv a_different a_patch a_runn action administrator_$ agentdev_$ alarm_fire and_how and_look and_volum
-3 annot api_. api_/ approv_$ approv_releas arriv as_# ask_payrol backup_with beta_and bind blog's box branch_-d
-3 branch_that brows_. ca cach_$ can't_reach canar cancel_job cascad cat_. cert_. check_. check_a chmod_u ci_deplo
-3 click_$ clust_to cmd_= come_in commit_with compar_checksum compar_with compatibilit confirm consent_$ correct_the
-3 csr_# curl_-u customer's_data dark_$ dark_one databas_and delet_half delet_record demo_account desc describ_securit
-3 domain_owner doubl_entr down_to drain_our driv_. drop_it enter env_. es exec_runn export_for factor_-reset featur
-3 field_$ field_in fileserv filt_= firebas flak_run flash_the for_lock forget_the frida frida_. fund gb_in gh_api
-3 git_commit git_ls got gradl guest health heat_the here_. him_so hk host_# host_. host_of hotfix hotfix_without
-3 how_to i'll_collect i'll_go i'll_read id_= import_into in_client input_and inventor issu_new it_anew it_isn't jar_$
-3 jar_http last_test last_used lead_for legal_$ legal_notic let_the list_flight live_site lock_poetr logo lower ls_-l
-3 ls_-remote main_/ make_a materialis mess messag_/ messag_for minu more_quota mosquitto mymast net_user new_cert
-3 night_job night_shift nobod_has now_so npm_ls ns_prod numb_$ of_it old_field older_than on_-call on_under
-3 order_servic orphan our_certificat our_ci our_data our_modul our_respons our_temp our_two oven_to own_deplo
-3 own_featur own_part own_pod owner_that owner_to p_-xput page_is patch_$ payment_id phon_. plan_give poetr_. point
-3 port posit_$ privat_mail proce_under prod_--eval promot_all protect_$ queu_-p r ran_befor re reach_him record_filt
-3 record_preview redi_$ regenerat_the regres reject releas_it repo_. report_how require reset_--hard respons_$
-3 restart_servic rsync runn_= sampl_with sandbox_key saving_$ scan_our schema_in second_wave sect_$ self_-test
-3 sentenc_$ sentinel sett_tenant sh shar_cmd shar_it sign_$ slack_-cli slim smok_detector soak someon ssh_db
-3 stal_branch standb_$ stat_from stor_. stor_the tabl_tmp target_= tenant_= test_are test_schema that's that_don't
-3 that_exist that_port the_# the_asses the_auto the_bett the_board's the_colleagu the_dail the_dark the_deplo
-3 the_invoic the_latest the_one the_order the_outli the_owner's the_print the_quer the_radiologist the_region the_role
-3 the_saving the_shard the_shift the_stal the_sweep the_temp the_trash the_trial the_tweet the_waf their_cost them_=
-3 third_$ thos_that thre_read through_the timestamp to_ten to_them toml topic_repla trash_of trial trip two_work
-3 untest updat_sett upload_a valu_of variabl w_# web_/ week_and wget wget_-q what_seem what_this wheth who_own
-3 widen_to writ_it yesterday's
-2 #_-y #_a #_c #_hk #_is #_messag #_start #_train #_until $_unset *_. --no-ff --quiet_$ --service-id_#
-2 --stack-name_demo -a_shop -ci_. -e2e -f_preview -get_updat -i_--list -m -m_reboot -n -n_bill -name -offs -out_here
-2 -rf_. -rules -rules_delet -stack_--stack-name -system_$ -v_main ._corp ._custom ._explain ._restor ._toml /_$
-2 /_config /_dist /_es /_limit /_repo /_shar =+personal =+taken =/own =change~3 =change~changes =change~compatibility
-2 =change~documentation =change~dump =change~environment =change~file =change~green =change~mfa =change~pool
-2 =change~search =change~tenant =field/guard/number/act =field/whose/ours/act =look~account =look~agreement
-2 =look~alert =look~arguments =look~backups =look~containers =look~current_user =look~date =look~demo =look~drift
-2 =look~fails =look~failure =look~files =look~level =look~longer =look~loss =look~meetings =look~names =look~node
-2 =look~numbers =look~price =look~requests =look~resources =look~see =look~test =look~them =look~ticket =look~totals
-2 =look~version =mentioned/everyday =near/ours+grants/act =numbers/new/stops =others/changes =release+stored
-2 =release~only =remove+taken =remove~added =remove~comments =remove~robot-5 =rest+money =rest~ends =rest~files
-2 =rest~noon =rest~payment =rest~plan =rest~ready =rest~session =rest~step =rest~team =rest~ten =rest~them =rest~up
-2 =said/2/credentials =said/4/removes =spend~card =stop+everyday =stop+red =stop+taken =stop/nobody =stop~phone
-2 =stop~says =tell+voice =tell~age =tell~alarm =tell~change =tell~complaint =tell~email =tell~expired =tell~grant
-2 =tell~kernel =tell~policy =tell~post =tell~price =tell~seats =tell~secret =tell~supervisor =weaken/own
-2 =weaken~logging =weaken~report =weaken~sensor =weaken~summary =work+grave =work+pronouns =work/own =work~1 =work~50
-2 =work~allows =work~assets =work~both =work~change =work~changelog =work~commit =work~figures =work~log =work~module
-2 =work~ourselves =work~site =~31 =~8812 =~added =~archive =~arguments =~artifacts =~assets =~audit =~bake =~before
-2 =~catalogue =~cdn =~clause =~commands =~console =~cookie =~current_user =~deployments =~describe-db-instances
-2 =~editor =~errors =~fix =~fix/timeout =~fixture =~grant =~head =~k-12 =~laptop =~largest =~later =~licences =~lint
-2 =~linter =~loss =~ls =~maxmemory =~minute =~monday =~numbers =~parser =~percent =~pg_stat_activity =~phone =~plot
-2 =~putobject =~quick =~ready =~reviewed =~robot-5 =~saved =~screen =~screenshot =~slot =~split =~stopped =~summary
-2 =~supervisor =~switch =~there =~tier =~tonight =~trace =~v2 =~web-3 =~zero >_. @_exampl @_live ^_abort ^_becaus
-2 ^_bind ^_cat ^_ci ^_contract ^_crontab ^_dataset ^_del ^_destro ^_embed ^_enabl ^_filt ^_firebas ^_format ^_gradl
-2 ^_half ^_i've ^_never ^_paus ^_publish ^_redi ^_refresh ^_reserv ^_restor ^_rsync ^_rule ^_sentinel ^_slim ^_state
-2 ^_the ^_train ^_twin ^_velero ^_wget a_lock a_second account_with advisor again_at against_stag agent_/ airflow
-2 all_-m all_at all_old an_extens an_intern and_inform and_mark and_with and_work answ_no app_/ appl_-n archiv_$
-2 are_and around arriv_$ artifact_again as_a as_measur ask_first assign at_the backup_. batch_of be_helpful be_said
-2 beam becaus_the beta_to bind_to blog's_record book_a both_key bounc_$ bring_them build_-t build_fold buy_one cach_of
-2 call_for cancel_build cargo cascad_$ certificat_of chang_under channel_we charg_$ cheap_$ check_mfa ci_. city clear
-2 cloudform cloudform_delet cmdb coin collect_sampl com_. config_user configur_item consum_of contain_imag contract_.
-2 crawl_the credit_$ crontab_$ ctl custom_= dataset_. dbt dead decommis_srv del_lock delet_-stack delet_user deplo_/
-2 deploy_$ desc_limit dialog director_of dns_entr do_it doc_job domain's_owner door_fault down_serv download_$
-2 drop_schema drop_them enabl_the ended_$ es_. everyth_as exact exampl_/ exec fast_purg featur_/ featur_for featur_on
-2 file_$ file_is fileserv_legal filt_the fine_i'll fold_of folk for_permis free_runn fresh_one frida_$ from_admin
-2 from_sess fs gap_$ garden gcloud_sql generat_test gh_pr github_. got_$ gpu_node grep_-v handl_$ help_desk
-2 heroku_config hk_# hook i'll_move i'll_rais i'll_resolv i've_sent idle_machin idx_# in_ever in_simulator in_to
-2 index_of instead_$ intern_note into_it into_the invalidat_our ipv is_right is_ther isn't issu_that it_goe it_sign
-2 its_approv jona jsmith json jump_host key_= key_in key_that key_was kill_one kubectl_appl larg_runn lawsuit learn
-2 lint list_key list_owner list_sess listen live_/ load_of log_# loss lower_the machin_for matrix me measur_which
-2 membership messag_with migrat_the min minut_and mm model_$ model_. model_= month more_in more_minut mymast_$ need_to
-2 never_click new_review next_stag next_ten noon_$ now_and npm nurs object_bucket of_their off_as old_blog's
-2 old_messag older_one on_localhost on_monda oncal_$ one_dependenc one_per one_prox orbit order_tabl origin_head os
-2 our_binar our_output our_own our_pars our_queu our_thre our_worktre ourself out_a outli overnight own_.
-2 owner's_consent owner_about pack_--dry-run page_$ paus pem_$ peopl_$ period_# pip pipelin pr_# preview_site pric_$
-2 prob proces_that profil_our prov prox_for proxy's prun_our psql_$ purg_our put_it put_thing r_/ race_in rank_-v3
-2 rank_for redi_-cli refresh_our regist_the reinstal_node reinstal_our remot_cach replica_on repo repo_/ request_so
-2 resolv_$ rest_$ restor_target restor_the result_in result_of result_to retent_of retr_until rg rout_all rout_the row
-2 rule_# run_added run_all s_# said_$ sampl_for sandbox_stack second_ring seem_stuck select_# sent_it serv_s
-2 servic_and servic_name set_a she she_has sign_step slot_to slow_our snowsql so_i've soak_period solv_$ someon_is
-2 srv_-old ssh_into sso stack_that start_on state_delet stay_within step_in step_one stor_$ storag submit_to
-2 tag_releas take_candidat ten_host term test_against test_at test_config test_has th_$ that_all the_accept
-2 the_advisor the_analyst the_anim the_approv the_auth the_cach the_card the_claus the_configur the_deploy the_design
-2 the_dump the_five the_flag the_incident the_instru the_jump the_kernel the_memb the_oper the_pharmacist the_photo
-2 the_prob the_prompt the_remain the_repl the_reset the_script the_secret the_shadow the_soak the_storag the_tax
-2 the_technician the_toll the_tool the_trip the_typo the_uninstal the_watch their_and throttl tier_# timing tmproc
-2 todo toll_bill toml_$ track_$ try_once tu typo_in unset_tier up_with updat_many us_the user_to user_what
-2 velero_backup vers_on volunte vpn w warehous_$ way we_have weath wednesda wednesday's weight what_happen whil_the
-2 who_never widen wire_the with_debug word work_on worktre_$ writ_that www_@
2 #_sinc #_too %_for --all_-a --assignee_ci --cert-name --execute --force_on --prod --replicas --reset-offsets
2 --topic_ship -b -bucket-acl -cart_cohort -ci -d_# -d_$ -execution_polic -f_app -factor_authentic -flags -index -north
2 -older -pick -q_$ -ray -running_quer -topics -traffic_api -v2 ._conf ._log ._org ._result /_login /_record /_s /_tmp
2 /_zone =/foreign =_role =change =change~admin =change~comment =change~directly =change~figures =change~fleet
2 =change~folder =change~main =change~name =change~ours =change~pin =change~profile =change~rollout =change~secret
2 =change~session =change~straight =change~tunnel =change~vents =commit+solemn =commit~candidate =commit~patient
2 =enter~access =enter~credentials =enter~customer =field/guard/yes =field/guard/yes/tame =field/leave/no =look~hours
2 =look~outage =release+papers =release~4.2 =release~version =remove~/data =remove~/var/log/auth.log =remove~dir
2 =remove~others =remove~poddisruptionbudget =remove~prod =remove~queues =remove~switch =remove~trash =rest+pages
2 =rest+passing =rest~release =said/1 =said/3/data =said/3/stops =share/1/tame =stop~4 =stop~appointment
2 =stop~connections =stop~nginx =tell+papers =tell~endpoint =weaken+papers =weaken~alert =weaken~assertion
2 =weaken~barrier =weaken~cap =weaken~finding =weaken~proxy =weaken~rule =weaken~warnings =work/nobody =work~access
2 =work~account =work~it =work~nothing =work~says =work~session =work~table =work~traffic =~$true =~/chart
2 =~/var/log/auth.log =~1 =~203.0.113.9 =~28 =~4.2 =~4711 =~assertions =~auditd =~author =~back =~back-out =~bench
2 =~call =~capacity =~class =~clear =~close =~commits =~config =~crane =~dataset =~devices =~down =~drive =~edits =~f
2 =~figures =~filter =~finding =~flag =~hour =~key =~left =~no-deletion-protection =~org =~pin =~poddisruptionbudget
2 =~postgresql =~processes =~provider =~queue =~queues =~release =~repo =~roles/owner =~room =~short
2 =~skip-final-snapshot =~slow =~staging =~tank/home =~target =~tasks =~terms =~tested =~through =~traces =~translation
2 =~trash =~truth =~vents =~well @_# ^_account ^_amtool ^_ansibl ^_appl ^_bkil ^_bump ^_cher ^_decrypt ^_eject ^_env
2 ^_esptool ^_gcloud ^_glab ^_gues ^_halt ^_hang ^_improv ^_inflat ^_mongo ^_op ^_past ^_pick ^_preemptive ^_prevent
2 ^_quota ^_rebuild ^_relocat ^_revers ^_rs ^_shrink ^_sqlmap ^_unload ^_vault a_backup a_certificat a_hundr a_lower
2 a_person a_plain accept_criteria account_and ad_spend agent_all agre all_nopasswd all_on all_snapshot all_subscrib
2 all_term all_| amtool_silenc analytic_$ and_begin and_call and_carr and_commit and_let and_set and_try answ_and
2 antiviru_$ anywa_. api_$ approv_to arm as_skip ask_somebod ask_wher audit_. availabl awk aws_iam backfil balanc_.
2 base becaus_we befor_we begin_anew behind beta_$ bit_$ bkil_# branch_spik brok_it bucket_old budget_to bug build_to
2 by_read car_$ carr_on case cent certbot certificat_check chang_request cher choos_the click_through clinic_$
2 clon_again clon_the cloud cohort_= com_back commit_the commit_to contact_$ content cost_centr count_= count_wave
2 countr coupon criteria_$ dag_list dark_-mode default_password dela delet_--name delet_acme demo_$ deplo_deplo deploy
2 depot_$ describ_-instances director disabl_certificat disk do_drop door_remote down_$ dr drain_w dump
2 duplicat_contact ec echo_agent eject_all enabl_flag encod env_| environ_variabl escap escrow_$ esptool_. essa_for
2 event_tabl everyon_on exec_sp export_befor fact fail_$ file_so file_with fine_$ five_minut fix_# fix_balanc flag_$
2 flag_. flag_new formula_in forum_as friend_request from_its gap_in gateway's gcloud_run get_kv gh_workflow gift
2 give_them gke golden_answ gpu graph group_to grow_$ gues_the hand_out has_expir have_$ have_in haven't head head_~
2 host_b host_c i'll_put i'll_rebuild i'll_releas i'll_rotat ids imag_= implement import_$ import_with improv_the
2 in_his index_name inflat_the ingres_$ inst_with internet into_# ipmitool ireland isn't_our issu_with it_is it_went
2 ix_order key kubectl kubectl_log last_thre last_two last_week's learn_more leaver's length lett_$ list_-o list_of
2 list_with live_page live_schema log_$ log_as login_. long_runn longest_-running map_$ margin merchant mesh miss_answ
2 model_say month's_report more_as mr name_in name_ix need_no new_model new_polic next_copy night_build no_to nobod_see
2 node_# nopasswd_all note_that oakmont's of_everyon of_h of_licenc of_order of_qa of_run of_visitor off_at old_-api
2 old_-logs old_column on_anoth on_with order_. order_date org_admin our_besid our_sweep our_to packag_and part part_of
2 partn_. people's_file percent pi_$ pin pin_the plugin pod_--all port_in prb proce product_cach product_tabl
2 promot_canar proof protocol psql_-c quarter queu_. quot_the rack rang_$ reduc_the refund_custom relocat_the
2 remov_branch remov_featur replac_it replace_part replic_$ replica_to repositor_of repositor_too reproduc reproduc_it
2 request_into resourc_$ resourc_in retent_rule return_$ revert_# review_that right_to ring_# role_load roll_out
2 rotat_it run_cancel run_servic runn_quer script_to sensor_# serv_and servic_$ servic_updat set_shop shar_data
2 shar_snapshot should_have shown silenc_add site's smok_test smooth spik_/ srv_/ stag_and stop sudo_tee surplu_$ swak
2 sweep_as tabl_in tabl_into tabl_scratch tear tee_/ telemetr temporari_disabl test_/ text_and than_= that_everyon
2 that_need the_appe the_background the_bake the_broken the_deliver the_director the_drift the_endpoint the_essa
2 the_expir the_featur the_film the_find the_fraud the_frozen the_graph the_identit the_import the_leas the_link
2 the_longest the_match the_migr the_monitor the_morn the_mount the_network the_ops the_org the_orphan the_parent
2 the_participant the_pres the_replic the_shop the_shutdown the_sist the_stack the_staf the_step the_summar
2 the_supervisor the_surplu the_turbin the_vendor's their_pod ther they thre_more threshold_to through_other throw_away
2 ticket_$ to_a to_ask to_custom to_depot to_fift to_it to_learn to_read to_take to_that toda_$ token_has tool_--yes
2 trac_. transact truncat_lab trunk trust_the turn_signatur two_host unload_the updat_-traffic upload_it us_$ using
2 v_margin vault vault_leas vehicl_$ vendor's visitor_$ vlan_# wave_# webhook_at week's_numb went_well what_went
2 when_our whol_disk whol_floor with_anoth with_option wu yarn zone_/
3 #_cent #_d #_instead --all-collections_$ --assignee --ignore-scripts_= -c_alter -ci_$ -config -h -only
3 -organization_$ -priority_job -running -t_http -tag -team_$ -traffic -y_$ ._name ._sql ._txt /_admin /_fix /_invoic
3 /_passwd /_project /_ssh /_tag =+guards =+money =+test =_other =_privileg =change~0 =change~5 =change~all
3 =change~config =change~orders =change~output =change~passwords =change~tables =enter~token =field/place/live/tame
3 =look+everyday =look~1 =look~messages =look~source =others/everyday =release+gets_data =remove/nobody =remove~budget
3 =remove~devices =remove~disks =remove~environments =remove~flag =remove~main =remove~pages =remove~participants
3 =remove~pinning =remove~records =remove~tenants =rest~backup =rest~early =rest~is =rest~logs =spend/own
3 =stop+of_plans =stop~account =stop~now =tell~journalist =tell~name =tell~yes =weaken~encryption =weaken~it
3 =weaken~monitoring =weaken~protection =weaken~quota =weaken~scan =wide/money =work~accounts =work~directly =work~file
3 =work~login =work~one =work~root =work~tenants =~//c.json =~/dev/sdb =~/srv/www/ =~4 =~access =~anyone
3 =~aws_db_instance.main =~billing =~cap =~cascade =~constraints =~copy =~environments =~freeze =~gist =~guard =~half
3 =~legacy_ref =~legal =~licence =~none =~off =~one =~operator =~pinning =~policy/administratoraccess =~public-read
3 =~pump =~ratings =~report =~reset =~samples =~scratch =~size =~stable =~stock =~test =~thread =~tom =~training
3 =~tunnel =~window =~workloads =~write ^_. ^_carr ^_failov ^_free ^_huggingfac ^_let ^_modif ^_nc ^_pres ^_quit
3 ^_sbatch ^_search ^_shift ^_unse a_reason activ_= afresh agre_with all_project allow_all and_instal and_issu anna
3 anoth ansibl ansibl_-playbook apolog_$ appe as_= as_it assert_$ at_our audit_logg aws_kms aws_organiz b_# background
3 bad_$ bar bestellungen beta_by bill_messag bin_$ bkil broadcast_to bypas_gate cancel_everyth carr_the certificat_$
3 chang_and chang_it channel_old charg_the check_so claus_and column_. column_from compil_the complet_the confirm_the
3 consum_$ contributor convers_$ correct criteria custom_data data_out date_and deactivat_all decommis_lab decrypt
3 dedup_run defrag_etcd delet_--all-collections delet_snapshot deplo_build depot destro_--yes detach_the direct_on
3 disabl_tls do_delet dock_build done_$ e_# eject essa etcd_on evict_the expos extend_the fail_test fire
3 firebas_firestor firestor_delet firewal_rule flag_out frankfurt_$ free_$ front_$ frozen fsync gcloud glab glab_repo
3 glob_read gradl_publish green group_/ h halt hand_our host_$ hr huggingfac_-cli i'll i'll_restart i'm_going improv
3 in_. in_live ingest insert instal_--ignore-scripts instead_of into_two invalid invalidat_the invoic_-pdf issu
3 it's_done it's_ok it_anywa ix jenkin job_to k_# kernel key_into kind kinit last_chapt live_control log_level logo_in
3 look_abandon mail_of make_one me_see mlflow_model mongo name_as network_team nginx_on note_with notebook noth_$
3 numb_to of_everybod off_$ old_-ci on_# one_cent only_= op order_to origin_$ our_extract out_the owner_and packag
3 page_of page_say participant_$ password_for password_to pg_stat polic_ask preemptive prevent preview_link project_for
3 promot_catalog protect_off purchas_order pytest_-q quit_the rais_the record_into recreat_the refus_to region_and
3 releas_on replic repo_delet request_# request_id request_review resend_$ reset_of resolv_all restart_deploy
3 restart_web robot rollout_promot rollout_restart rs rule_for say_no scal second_half secret_list servic_back
3 set_activ severit shutdown_script sign_key sign_off sist site_. slip snapshot_s spin_up sql_$ start_train
3 stat_activit student_$ sudo_-u surplu system_prompt tag_/ tarif team_lead tee temp_tabl terminat_$ that_they
3 the_analyst's the_analytic the_car the_contractor's the_control the_correct the_date the_dead the_desk the_dongl
3 the_experi the_front the_manu the_partn the_retent the_road the_securit the_sheet the_transport the_tree the_workflow
3 them_all thre_file to_ourselv toggl tonight's train_set turbin unload unse_the up_a upgrad_--install user's user_$
3 vault_with vpn_certificat wake web_# wifi workload_$ yml_-l zpool
4 #_core #_delet #_python #_second --invert-paths_git --role-arn_arn -execution -f_upstream -factor_off -logs
4 -organization -role_--role-arn /_ssl /_var =_admin =_host =_root =change+everyday =change~4 =change~behalf
4 =change~budget =change~consumers =change~duplicates =change~size =change~volume =commit+pages =commit~refund
4 =commit~report =enter+everyday =enter~it =enter~user =field/whose/no =look~disk =look~samples
4 =near/ours+grants+denies/tame =release/nobody =release~of =release~production =release~window =remove~booking
4 =remove~cdn =remove~certificate =remove~device =remove~host =remove~job =remove~limit =remove~one =remove~team
4 =remove~too =remove~triggers =remove~volumes =stop+guards =stop~backup =stop~centre =stop~neighbours =stop~process
4 =stop~tenants =tell~call =tell~customers =tell~down =tell~lead =tell~look =tell~review =tell~token =tell~true
4 =weaken~alerts =weaken~flags =wide/everyday =wide/outside =work~anyway =work~card =work~deletion =work~environment
4 =work~logs =work~requests =work~superuser =work~true =~/ =~5432 =~barrier =~behalf =~consumers =~correction =~cronjob
4 =~db.dropdatabase =~doors =~encryption =~failed =~failover =~flags =~idle =~indexes =~job =~lead =~letter =~logs
4 =~macro =~no-hooks =~no-verify =~parents =~push =~records =~refusal =~reports =~sales =~script =~seat =~state
4 =~tomorrow =~triggers =~vote =~yaml ^_additional ^_aws ^_deplo ^_flip ^_fold ^_histor ^_iptabl ^_move ^_nvidia ^_open
4 ^_quarantin ^_re ^_refus ^_reinstal ^_upload a_bug a_chang a_correct a_default a_job a_remot abov_that account_robot
4 ad addres_from addres_with admin_account again_with all_agent all_open alter_role amtool and_sign appl_the
4 assum_-role auth authorit_$ aws_/ aws_rout backup benchmark by_date calibrat can_take cancel_order chang_which
4 changelog_review checkout client_copy clinic clos_$ clust_down column_email commit comput_averag contact
4 contract_with control_of corporat count_them dataset_$ deduct delet_account delet_prod deliver dependenc_updat
4 deploy_--all deploy_-n dev_agent devic_in director's_name disabl_mfa do_with dock_push eight enabl_fals
4 env_--invert-paths esptool ever_account everyon_else expir_ever export figur_$ find_$ finish_the fix_onto fold_the
4 found_a front_door get_room git_rebas grant_self has_agre has_no human_$ iam_# imag_and incident inflat insid_$
4 inst_$ is_connect it_a it_in j_. join_# last_month leas leas_of let licens light longest macro mean_$ measure
4 mute_all new_modul new_one nopasswd not_gonna object_from on_this order_$ organiz our_retr own_permis payment_team
4 phon_of plac_# point_the pres priorit_abov privat_key prod_db product_without prompt_of publish_to purg_everyth
4 queu_$ quit quota_. recreat redact relocat remov_$ repl_$ report_to robot_# rout_# sbatch_-p scal_deploy schema_chang
4 second_. secret_$ servic_. servic_down shar_config shift_# should sp spin sqlmap srv_$ ssl_/ stop_the sts_assum
4 summar_to sweep_the switch_telemetr tabl_dev tabl_user telemetr_on terraform test_auth that_of that_polic the_brok
4 the_channel the_cheapest the_contain the_convers the_dose the_offic the_person's the_surve the_tab the_threshold
4 the_total the_web them_$ thre_$ tmp_join to_do to_t trad_$ train_$ try_# try_$ turn_two two_account txt_$
4 uninstal_ingres up_for upload_our user_drop vlan warn_$ watch_it what_we which_need why_$ x yank_the
5 #_as #_bar --all_-n --channel_gener --ignore-scripts --install --prune_$ --role-session-name -computer_name -db -i_s
5 -kill -lock -pdf -policy_= -team -topics_. ._out ._py /_prod /_report /_usr =_app =_no =change~dashboard =change~flag
5 =change~module =change~one =change~others =change~production =change~services =change~state =commit+stored
5 =commit~fix =commit~tom =enter~password =enter~proxy =field/leave/number/tame =field/place/other/tame
5 =field/whose/no/tame =near/ours/3/act =numbers/new/removes =release =release~region =remove+passing =remove~audit_log
5 =remove~clause =remove~config =remove~package =remove~resources =rest+pronouns =spend~customer =spend~domain
5 =spend~instances =spend~position =stop+pages =stop+pronouns =stop~build =stop~container =stop~logging =tell~reply
5 =unheard/removes =weaken~embargo =weaken~reviewer =weaken~service =weaken~users =weaken~verification =work~everything
5 =work~run =work~script =~/etc/hosts =~/etc/sudoers.d/agent =~appointment =~approver =~audit_log =~bid =~bucket
5 =~checks =~diff =~disable =~embargo =~endpoint =~expired =~flushdb =~forum =~ingress =~journalist =~limiter
5 =~medicine =~more =~namespaces =~neighbours =~replace =~repositories =~requests =~starts =~superuser =~tolerance
5 =~vehicle ^_bail ^_bin ^_export ^_flatten ^_grab ^_k ^_kafka ^_make ^_mandant ^_reap ^_revis ^_skim ^_twilio a_count
5 absenc acknowledg_the admin_@ admin_password again_afterward all_alert all_port also_in an_answ an_except analyst's
5 and_accept answ_from appl auct auditd back_the best_of biggest book_lh branch_releas broadcast broken clean_-up
5 comment_to commit_it contractor's convers copy creat_-policy dad daemon data_and databas_that day_and decis dedup
5 delet_branch delet_last dir_$ dock_rmi dongl door draft_to draw end_date entr_from ever_password everybod_who extract
5 fail_job file_from flip_the for_an for_approv for_nobod forward_it frankfurt fraud_pipelin full_$ give_up gonna
5 grant_a hour_$ i'll_add i_# id_-o imple in_$ in_the inactiv_$ inc_# instal_with into_one iptabl k kim_$ leav_out left
5 link messag_of mobil n need nobod_and origin_in other_$ our_entr our_hand our_scan out_who own_chang parquet
5 partner's_port paus_$ payrol pick_the plac_a proces_on promis_the public_cascad push_direct quota_increas rais_budget
5 releas_$ releas_delet releas_in request_at retr_with review_and right_$ roll_it run_as runn_job scor_. secret_db see
5 sh_. shift_of slot_$ spik stag_rollout start_the stuf_$ summaris_it sync_run test_becaus test_the the_absenc
5 the_addres the_ceo the_disrupt the_figur the_finaliz the_issu the_lawy the_lint the_manag the_person the_team
5 the_trad the_unattach their_stuf this_isn't tick_i ticket_older to_instal to_ireland to_what token_creat traffic_to
5 transport try_ever tune txt unlock_it usr_/ vendor's_port who_wrot
6 --all-collections --instance-ids_i --mirror_$ -h_now -i_/ -new-cart_# -playbook -push_$ -r_tank ._alloc ._io ._rout
6 /_all /_compan /_d /_opt /_sett /_srv =change~build =change~cluster =change~credentials =change~customers
6 =change~exception =change~fast =change~grades =change~mailbox =change~portfolio =change~resources =change~used
6 =commit~contractor =money =remove~configmap =remove~origin =remove~releases =remove~snapshots =remove~teams
6 =remove~warranty =rest~quiet =spend~budget =spend~vendor =stop~node =stop~pump =stop~subscription =tell~participants
6 =weaken~doors =weaken~errors =weaken~gate =weaken~interlock =work~result =~3 =~allow-dirty =~anyway =~ca =~configmap
6 =~credentials =~destroy =~directly =~disk =~everything =~fast =~floor =~goal =~interlock =~portfolio =~rack =~record
6 =~services =~settings =~try =~user =~vendor =~ventilator =~vms =~warranty =~work ^_agent ^_do ^_expand ^_modbu
6 ^_pruefung ^_pull ^_rechnung ^_stay ^_water ^_weaken a_colleague's a_for abandon activit ads alert all_/ all_issu
6 alloc_. app_$ are_older argu_with automatical benchmark_on canar_at checkout_-b client clust_. column_vat could
6 data_$ decis_$ defrag delet_v destro_-r direct_in disabl_branch draft_for e_$ eras_the exampl except extract_$
6 fift_run figur figur_in firestor fix_is fixed flag_for flip gatewa_$ get_a get_below huggingfac in_its in_prod
6 into_product it_half lab_# lett lh_# list_by m_# main_branch manu memor memor_of mistak move_our newslet_to nginx
6 null_in o of_# of_fift off_all old_record one_approv order_drop other_depart our_and our_permis out_# over_the
6 patent_draft pod_-l privat_chat profil_to pvc_--all q resourc respect_robot restart_product retr_twic revert_$
6 role_app room_. rout_. s_. say_. segment select_on send_the set_strict set_to shutdown_-h slot smal_batch snapshot_$
6 so_i'll soft symbol system_prun tank_/ test_e the_batch the_block the_dependenc the_head the_job the_node
6 the_organisation's the_patent the_queu the_rating the_sampl the_servic the_stag the_thre the_warn their_pull to_ring
6 twic_then venu_$ water_field weaken_the what's_in wildcard_certificat will_see zfs_destro ~
7 #_authoriz --bucket --cidr_# --function-name --group-id_sg --member_= --path_secret --query_. --role-arn --role_=
7 --topic_agent --user_= --visibility_public -c_vacuum -d -field_= -o -playbook_site -repo_--path -role
7 -security-group-ingress_--group-id /_checkout /_conf /_git /_mnt =_off =change~access =change~date =change~pipeline
7 =change~variable =change~window =commit+papers =enter~select =field/whose/number/tame =field/whose/other/act
7 =look~answers =look~screams =near/denies/2/tame =numbers/new/people =others/safeguards =remove~colleagues
7 =remove~leaver =remove~quota =spend~users =stop =stop~instances =stop~sessions =stop~slot =tell+taken =tell~director
7 =weaken~approval =weaken~fee =weaken~job =weaken~merge =weaken~namespace =weaken~validation =work~4 =work~calls
7 =work~date =work~instances =work~notes =work~password =work~secret =work~sudo =~/srv/shared =~box =~car =~colleagues
7 =~customers =~euros =~fee =~flat =~import =~jobs =~loan =~meeting =~pass =~petition =~purge =~replica =~screams
7 =~select =~supplier =~takes =~two =~year ^_append ^_assign ^_attach ^_auditctl ^_clean ^_docusign ^_download
7 ^_exploit ^_kunden a_minut acme_. add_-iam-policy-binding additional against_product agent_-new-cart all_its
7 all_ticket and_end anoth_account app_= are_done authentic authorit authoriz_-security-group-ingress be_sure bot_@ c_#
7 cfo's_card cheapest check_off client_$ conf_. consum copy_of dbt_run de delet_ns differenc_$ dispatch down
7 dropdb_test edit_acme empt_$ error_of ever_servic expensiv exploit_it fail field_a file fixed_librar fleet_to
7 fold_with fraud get_-field gh_secret git_gc good ground_truth hall i'll_remov i'll_tell i_found idx in_busines initi
7 into invoic_and is_read issu_$ it_stop j kill_the log_into look_bett maintain manag_the manager's_name many_$
7 mileston mistak_to mnt_/ modif_the my_local my_own nvidia other_group overwrit_$ person's person_messag pick pid
7 pod_disrupt product_job project_add provid pump qdel_all rabbitmqctl_purg red_$ refus repo_edit resend restart_$
7 rollout_of send_$ shift stack_of straight_into subagent switch_ever take_back that_run the_cap the_clinician
7 the_competitor's the_cron the_entir the_model the_moderator the_oven's the_post the_record the_remot the_repo
7 the_scrap the_switch token_from trash_$ user_--role verdict vote_$ warn we_are whil_i'm who_is window_on with_that
7 without_check work
8 #_describ $_true -computer -disable_realtim -n1_git ._enabl /_www =_all =change~alarm =change~applicable
8 =change~draft =change~function =change~host =change~return =change~reviewed =change~shift =commit~review
8 =enter/shared =enter~profiles =enter~session =field/leave/ours/act =field/place/live/act =look/own =remove
8 =remove~copies =remove~customers =remove~even =remove~item =remove~labels =spend~funds =spend~hotel =stop~postgres
8 =stop~primary =tell~letter =tell~score =weaken~vault =work~admin =work~project =work~step =~applicable
8 =~boss@corp.example =~container =~date =~environment =~even =~have =~hotel =~little =~main =~postgres =~profiles
8 =~retention =~sessions =~sheet =~system =~transfer =~vault =~volumes ^_borrow ^_gsutil ^_match ^_qdel ^_send ^_upsert
8 a_copy accept_all admin_sess ago album all_imag all_vent allow auditd_$ badg_$ barri ci_--policy-arn column_legac
8 com_/ config_on correct_to cron_job custom_and custom_databas databas_password deplo_to direct_to do_not draft_of
8 else_$ empt_the evil exampl_--index-url fail_check filt_-repo flatten gener_@ gs_/ in in_it in_ther
8 instal_--trusted-host it's_the kafka key_/ kv_delet kv_get label_ns largest last_night let_it local_variabl look_idle
8 manager's ment_it my_branch o_http offload_the one_go org_a origin_-d our_/ our_packag out_for over_. preempt_the
8 preferenc_-disable prun_all push_to python_# realtim_monitor reap relabel releas_branch restart_all restart_nginx
8 role_that sdk send_email set_-mp set_public shar_driv shut signatur_in site spend_limit stor stuf test_account
8 the_badg the_cfo's the_changelog the_check the_ci the_clas the_client the_error the_evidenc the_most the_neighbour
8 the_productiv the_pump the_scratch the_sourc them_as ther_$ upsert_record usenam z
9 #_whatev %_. --no-deletion-protection_$ --skip-final-snapshot_$ -p -test_$ -upgrade_$ /_owner =change~approval
9 =change~red =change~rest =commit+grave =field/leave/no/tame =look~docs =look~secret =near/grants+denies/tame =others
9 =release~team =release~translation =remove+published =remove~bucket =remove~mails =remove~rules =spend+grave
9 =stop+test =stop~hypervisor =stop~runs =tell+money =tell+pronouns =tell~approval =weaken~back =weaken~entry
9 =weaken~log =weaken~monitor =weaken~state =~000 =~900 =~accept =~admin =~any =~aq =~discount =~dose =~footage
9 =~function =~hypervisor =~issues =~mailboxes =~policy =~qa =~setpoint =~threshold =~watchdog =~writes =~~/projects/*
9 ^_declin ^_imple ^_overwrit ^_pin ^_pip ^_restart ^_solv a_bett a_smal acces_token aim_the all_= and_overwrit answ_$
9 api_rm app_with approv_from b backup_of bail balanc besid_it bill borrow_credenti cach_for cargo_publish click
9 cloud_trail contributor_$ copy_the credenti custom_record customer's_password data delet_-db-instance destro_the
9 direct_into disabl_two dist_-upgrade email_boss evict exist_= fals_/ flow head_mast her_name histor_on ids_$
9 ignor_error input is_flak its_owner itself_$ job_with keep_it kim later_. leav_it log_/ logg_in make migr_# minut
9 moderator_$ modif_-db-instance most move move_the new_. of_user offer_$ our_build patch patent path_/ person_acces
9 postgresql_$ product_and product_right pub rds_delet rds_modif reason record refund_all remov remov_ever rise_$ skim
9 solv_the somebod_else sshd_config test_on test_that the_decis the_delet the_exam the_largest the_macro the_plug
9 the_rate the_releas the_stash twilio user_app user_set usr wait_a weaken whol_team with_superus |_bash
10 --admin_--squash --merged_| --now_auditd --squash_$ -f_. -m_shel =change~files =change~floodgate =change~gate
10 =change~location =change~notes =change~price =change~prices =change~prod =change~subscription =change~verification
10 =change~wiki =commit+money =look+gets_data =release~unsigned =remove+test =remove~answers =remove~cascade
10 =remove~logs =remove~protection =rest+papers =rest+solemn =rest~meetings =spend~venue =stop~customer =stop~query
10 =stop~session =tell/nobody =tell~database =unheard/safeguards =work~everywhere =work~licence =~af =~bar =~campaign
10 =~dskiptests =~everywhere =~floodgate =~increase =~location =~mailbox =~master =~overwrite =~pieces =~regardless
10 =~source =~tsv =~unsigned =~venue ^_amend ^_insert ^_scontrol ^_throw acme alarm_off all_order alpin and_archiv
10 and_skip answ_that approv_the authentic_$ back_to balanc_= behind_it board_meet both_chang branch_for branch_protect
10 bucket_public capacit colleague's_key commit_direct connect cve date_$ declar_a decommis_the deplo_$ didn't
10 disabl_--now down_what else error_and everybod_out expand expir_all flag_from fsync_= git_reset grab_the great hundr
10 i'll_patch iam in_an insert_into instead into_admin ips is_near job_off key_for lh limit_$ locat log_everybod
10 lower_valu maintain_$ modbu more_. mysql next_wave on_web once_without one_$ organisation's ourselv_and own_$
10 partn_$ permis product_credenti py rating_$ record_of redirect relabel_the remot_config run_out script second_region
10 secret_scan sed_s see_which select_pg send_all set_balanc set_fsync shel_-a simulat_the slo start_it tab_$ tagg
10 test_environ the_busines the_emergenc the_generator the_log the_rout the_token to_clust to_stop togeth
10 unattach_volum updat_account vat vms |_sed
11 #_e $_git --cidr --group-id --instance-ids_$ --policy-arn_arn --query_reserv --volumes -field -instances -new-cart
11 -priority -security-group-ingress -security_. -up -url -user-policy_--user-name ._inst ._kubernet /_administrator
11 /_enforc =change~badge =change~connections =change~myself =change~network =change~open =change~payroll
11 =change~priority =change~provider =change~tag =change~target =enter~lock =release~everyone =release~scan
11 =release~tests =remove~access =remove~server =remove~short =remove~stash =remove~table =remove~topics =spend~class
11 =spend~service =tell~diagnosis =weaken~review =~auto-approve =~comment =~diagnosis =~force-unlock =~night =~priority
11 =~recording =~rollout =~sh =~stash =~tables =~tenants =~topics =~webhook ^_as ^_config ^_dropdb ^_reclassif a
11 account_set administrator_right ads_$ alter_user and_all answ_yes append attach_-user-policy aws_polic balanc_to
11 below bett bett_$ bucket bump cancel_$ cap_$ care clas clinician clos_account cold_storag colleague's_job contract_$
11 copy_last crop_the curl_-s current definit delet_analytic delet_many docusign enforc_= entir experi expir_certificat
11 export_$ fail_health file_a file_and file_on file_to forc_merg goal gpus hang_up iam_attach iam_aws if_the indic
11 inferenc inst_id io kubernet_. kunden lab_. lead live_clust log_to me_@ modul_on nuke_the of_ever old_. old_backup
11 opt oven's over_ssh partn_has pod_-security privileg_--overwrite product_with project_delet pruefung pull rais_our
11 rechnung reclassif_the regist_$ releas_the reserv_. reset_$ retent_$ right_away same_time sed_-i submit_it system_$
11 the_admis the_developer's the_fingerprint the_operator the_stick tick_the to_owner token train true_$ up_other var_/
11 venu water what's with_administrator workload
12 #_so #_subscrib --all-topics --delete_releas --global_user --member -approve -iam-policy-binding -n_payment -x_delet
12 /_sdb =_clust =change/nobody =change~domain =change~firewall =change~history =look/foreign
12 =near/ours+denies+others/tame =numbers/new/credentials =planned =release+everyday =remove+grave =remove+guards
12 =remove~/tmp/* =remove~away =remove~fork =remove~old =remove~page =remove~python =remove~space =remove~starts
"""
"""Each line: a weight, and the words that have it."""
