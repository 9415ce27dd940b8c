"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-19 =~made =~over =~plot =~projects ^_also ^_docu ^_four ^_git ^_merg ^_rebas ^_step agent_-build api_get asked_$ asset
-19 bid ckpt ckpt_# colour_of deny_the describ_the docu_the event_$ fall_$ fetch for_a four_use four_work grad_$ hide
-19 i'll_approv i'll_drop i_built its_limit lag limit_is merg_the more our_copy our_schema overrid_the pr_review
-19 pre_-commit product_config quer_and review_# schedul_$ second_person securit_that spool stand_$ tag_$ tar_tzf
-19 the_colour the_live the_memor the_preview the_schema the_sum the_task ticket to_twent tonight_$ twent_-five tzf
-19 unpush unpush_commit use_four use_the user_to wait_till within_its
-18 -s -tlnp -tlnp_$ ._describ ._exampl ._tmp ._updat /_draft /_our /_raw /_site =change+stored =look~alerts
-18 =look~message =release+taken =release~hosts =rest~back =stop~print =stop~worker =tell+gets_data =~agreement =~api
-18 =~credentials =~db.internal =~faster =~features =~minute =~tlnp ^_flash ^_long applicant_for as_done asses befor_$
-18 case_to caught ch_# clon_$ config_$ conflict control_$ count_for count_the deplo_vers dismis dns don't_touch
-18 escap_the file_as find_out hang increas_traffic intern_$ kill measur_how much of_both of_visitor outdat patch_to
-18 pipeline's purg_queu rebas_origin repla_# request_= rm_-f runn_for schedul_the scratch_databas second sh_less
-18 shar_test sheet shop show_what ss ss_-tlnp ssh stack_trac start_again tabl_$ text the_canar the_case the_conflict
-18 the_mainten the_mast the_respons the_type to_bill to_blue to_everybod variabl_$ visitor_$ wher_the writ_an www_.
-17 #_in #_text --fill -authors_$ -force_# -unlock_-force . /_core =change~dns =look~bundle =look~size =remove+weakens
-17 =rest~approval =rest~drone =rest~lock =rest~request =rest~roll-out =tell~age =weaken+everyday =work/tried =work~1
-17 =work~back =work~is =work~version =~17 =~count =~db.users.countdocuments =~dns =~drone =~generator =~oncall
-17 =~ourselves =~wrong =~x ^_borrow ^_extract ^_observ ^_refund ^_repair accountant add_two advanc_to anonymou are
-17 as_larg caus_the check_# consum convert curv_$ deni_$ dns_$ dron fault for_our forward frida_noon from_last
-17 generator_down invigilator invigilator_$ is_over its_base line_that load log login_page made_for name_for new
-17 new_index one_file our_job's our_script pr_check prun_the reduc_our report_# report_on scop_that servic_of sett
-17 snapshot speak stag_databas take_screenshot terraform_validat test_on test_vm text_= the_accountant the_build
-17 the_dron the_invigilator the_simulator the_unknown the_verific them_back to_send tracerout updat_our within_our
-17 wrong wrong_$ yaml_$
-16 #_percent -site ._com =change~id =look+solemn =look~3 =look~changelog =look~do =look~moved =look~quota =near/ours
-16 =release~change =release~ours =remove~scratch_88 =rest~region =spend+published =tell~deadline =tell~grant
-16 =tell~signature =tell~tester =work~answers =work~backoff =~60 =~addresses =~compatibility =~edit =~grant =~lead
-16 =~patient =~pool =~pr =~scratch_88 =~search =~tester ^_call ^_deplo an_edit and_collect and_draft arrang backof_$
-16 backup_befor backup_first blue_stack byte can_be cargo_test ch chunk data_set deadlin_$ demo dist_$ euro
-16 evaluat_the exampl_$ git histor_shop i'll_delet job_into key's key_$ label_issu last_week lawy_$ log_line mark_the
-16 need_a npm_audit one_by organis our_app packag_. period permit preview_. procedur procedur_say prox registrar_of
-16 report_them reserv run_/ run_all sampl sampl_# search_our serv set_$ silenc_$ smal_model suggest_an temp the_blue
-16 the_claim the_config the_health the_key's the_procedur the_registrar this_pull to_unblock txt_in unit unit_$ use_of
-16 with_# ~_/
-15 #_euro #_set * --name --select --target_dev -canary -force -o_tabl ._tgz =+stored =_prod =commit+taken =look~issues
-15 =look~metrics =look~records =look~rows =planned/everyday =release+test =release~3.1 =rest~column =rest~them
-15 =tell~hr =tell~supervisor =unheard/safeguards =work =work~container =work~option =~3.1 =~anew =~commit =~file
-15 =~finished =~hr =~members =~side =~sign-off =~supervisor >_evidenc ^_drop ^_mark ^_ps ^_publish ^_smal ^_submit
-15 ^_use a_password a_screenshot action alarm an annotator archiv_our artifact_to ask_in aws_profil checkpoint_$ com
-15 contain_for contain_with cut_the deploy_on download_it estimat_of evidenc_. find_slot for_more health i'll_do
-15 i'll_keep increas_the ingres_-nginx job's_virtu keep_leav mark_doubl mvn on our_search our_snapshot pinn_packag
-15 post_the prod_-main profil_= prompt_in push_origin python_-m queu_our rehears_databas rm second_approv see_what
-15 sign_-off stag_tabl sudo_apt t_# temporar_file term_to tgz the_cost the_dependenc the_failur the_numb the_owner
-15 the_rotat their_job this_task took twic_the user_without what_step which_right whos
-14 --filters --filters_name -e_select -iam-policy -instances_--filters /_cdn =_serv =_tag =change+taken =look+keys
-14 =look~check =look~subscribers =money =near/others/0/tame =numbers/new/safeguards =release~tomorrow =remove~output
-14 =rest~00 =rest~message =tell+of_plans =tell~quota =tell~traffic =weaken+weakens =weaken/own =wide/everyday
-14 =work~dashboard =work~proposal =~bills =~camera =~claim =~console =~items =~labels =~later =~list_queues =~member
-14 =~office =~staff ^_curl ^_deactivat ^_fire ^_rent ^_shut a_. a_date a_month all_traffic and_tell block_$ call_a
-14 cdn_. chang communic comput consol count_subscrib crawl databas_team decis_$ deplo_again dig doc_site down_wher
-14 embed formula free get_-iam-policy good_go is_allow job_for keep_on keep_our left_of list_queu m_$ made_$ model_$
-14 no_approv of_what offset_of open_$ order_by our_. our_migr plan_b print project_get rabbitmqctl_list request_in
-14 review_$ review_of run_valu script_first show_both stand_in stuck_$ submit_with tag_run team's_job the_pool
-14 the_recept the_usual upstream valid_$ warm_the what_may writ_a
-13 #_g --remove-all-storage --remove-all-storage_$ --replicas --replicas_= --since --staged -attached-user-policies
-13 -attached-user-policies_--user-name ._ssl ._tabl =_/ =change~pool =look~diff =look~longer =look~off =look~service
-13 =look~slot =look~users =near/denies/2/act =remove+gets_data =remove~request =remove~topic =tell~number
-13 =work+gets_data =work+papers =work~figures =work~pause =~key =~licences =~named =~remove-all-storage =~requests
-13 =~whoami ^_action ^_decommis ^_dig ^_poll ^_virsh age_$ and_hold app_. ask_what begin bucket_in build_/ can't canar
-13 checksum could_be crontab delet_topic destro_agent devic dig_short dock_rm ended extend_the flag_it follow forecast
-13 free_slot front_$ git_restor go_with goe_$ imag_with it_$ it_can't its_log kill_our lab_$
-13 list_-attached-user-policies list_what ls_/ more_test new_one often our_request own_work prod_$ report_which
-13 request_and rest_of restor_--staged right_now scratch_inst select_current servic_web shar_$ smok ssl_verif
-13 statistic take tenant test_once the_asset the_biggest the_commit the_fixed the_pipelin the_reject the_traffic them
-13 this_branch thread_$ time traffic_back undefin undefin_agent usag use user_# view_$ view_acme virsh virsh_destro
-13 virsh_undefin without_open x_. yes_$
-12 #_so $ -db-instances_$ -rn =_cart =change~app =change~card =change~image =change~kernel =look+voice =look~snapshots
-12 =near/ours+grants+others/tame =release+personal =remove~stage_orders_77 =rest/nobody =rest~branch =rest~payment
-12 =spend/nobody =spend~flight =stop~instance =tell~apology =tell~around =weaken~cart =weaken~lines =work~type =~audit
-12 =~cart =~catalogue =~collision =~db =~describe-db-instances =~editor =~experiment =~flight =~invoice =~largest
-12 =~loop =~pages =~slot =~stage_orders_77 =~type =~v2 ^_grep ^_mount ^_sampl a_checkpoint add_a anew anonymis_extract
-12 anoth_# api as_skip ask_around at_midnight batch_size bring canar_# cart_for chang_in collis dead environ_of
-12 error_messag export_the get_configmap grep_-rn have_it i'll_let in_# info_$ instead_$ invit invoic_for its_owner
-12 job keep_keep known largest_$ last_checkpoint lead_that local_$ long_password long_the merg_queu migr mode_$
-12 next_import our_cach out_why posit_of preview_site pric_$ prompt_$ recalculat_the renew_renew reproduc_the
-12 respect_rate retent return_the runn_the scratch_index securit_contact securit_ticket silenc_servic spot
-12 stag_certificat stag_order step_which stop_after teach_$ temp_file test_stand the_announce the_bot's the_collis
-12 the_dead the_proxy's the_sign the_synthetic the_temperatur the_temporar them_from time_and tree_$ undo_our
-12 until_she wait which_step |_wc
-11 --release --release_$ -c_drop -off -v ._limit /_timeout =+passing =change~documentation =change~request =look~12
-11 =look~alarm =look~curve =look~load =look~numbers =look~repository =look~see =release~green =remove~copy
-11 =remove~robot-5 =rest~step =said/2/removes =spend+gets_data =spend+solemn =tell~change =tell~editor =tell~lines
-11 =tell~role =tell~table =work~50 =work~key =work~tests =~before =~bug =~export =~fix/timeout =~high =~how
-11 =~maxmemory =~numbers =~panel =~phone =~processlist =~quiet =~robot-5 =~security =~seeds =~trace =~zero ^_save
-11 a_link a_repl a_sandbox all_check and_repeat and_writ announc be_read check check_with click config_get configur_of
-11 consum_to continu_with db_# fall fire_one fixed_vers flag_to fund generat_a get_maxmemor high_$ how_to invoic
-11 job_and jump_host label_$ lag_$ learn local_branch local_copy maxmemor_$ median_of messag_and miss mvn_verif
-11 observ_the only our_log our_site pass_and passwd phon processlist processlist_$ progres pytest_-k qa_# ran_out
-11 run_a scan_and search_hotel send_ten servic_a shard_$ shut_our speak_$ split_$ src stag_. submit ten_$ terminat_our
-11 test_# test_fail the_organis the_valid
-10 --rebase -call -e_drop -security-groups -test_# /_host =+published =_our =change/foreign =change~3 =change~green
-10 =change~password =commit/nobody =look~backup =look~change =look~date =look~demo =release+pronouns =remove+passing
-10 =remove~made =remove~up =rest~budget =rest~plan =tell~kernel =tell~spend =tell~wrong =unheard/removes =work+guards
-10 =work~ours =~agency =~analysis =~commands =~fails =~fixture =~gb =~hpa =~lint =~logging =~ls =~monday =~picture
-10 =~reading =~s12 =~signed ^_bundl ^_crawl ^_helm ^_rabbitmqctl ^_roll ^_tail a_human administrator_that agent
-10 analysi_$ and_list artifact_$ ask_payrol at_the at_which back_one backup_branch befor begin_with bisect_the book_in
-10 by_topic changelog_from check_s claus colleagu_is cooki deplo deput deput_$ describ_-security-groups describ_node
-10 diff_# doc_preview except_the extens flag_back format from_user git_pull has_reserv here_$ human_$ i'll_look
-10 is_releas its_author label_the let_it list_who lock_deplo ls_$ metric_$ need_$ net observ_to of_an of_ten on_-call
-10 open_for our_environ our_model page's_owner paus_our pr_merg pr_view pre product_as publish_it pull_--rebase pytest
-10 queu rabbitmqctl renam_$ s_$ save_our saved sent set_our set_with sh she_is show_which squash_my stash_git
-10 stop_stop suggest_thre team templat_$ test_devic test_so the_accept the_cheap the_lock the_sett the_summar
-10 the_timestamp throw_the to_releas treasur_$ ttl_# unknown user_wher valid visitor window work_into www_/
-9 --group_our -s_reload ._cancel /_nginx =+taken =change~file =change~flag =change~variable =look~access =look~balance
-9 =look~drift =look~id =look~locks =look~resources =look~says =look~tenants =others/changes =release+of_plans
-9 =release~412 =release~stack =release~step =remove/tried =remove~comments =remove~keys =rest~files =rest~node
-9 =rest~version =said/3/safeguards =share/1/tame =tell~alarm =tell~certificate =tell~offer =tell~post =work+grave
-9 =work~10 =work~copy =work~error =work~name =work~own =~30 =~412 =~approval =~differences =~more =~period =~reload
-9 =~saved =~screen =~spending =~ticket =~well ^_backup ^_mask ^_record ^_resolv ^_stand ^_translat ^_view a_colleagu
-9 added added_$ again_from an_empt assign_the befor_our behind build_and by cach_on can_see cheapest check_in child
-9 databas_$ delet_-n deplo_web director_on dock drop_it empt_our environ_and exp fork_$ from_order garden git_merg
-9 git_statu give_the goe green_$ i'll_mask i'll_read is_and its_checkpoint jenkin_/ kick_the last last_vers lb
-9 messag_by migr_as nginx_-s nginx_/ nobod_object note_into object one_at open our_as our_repositor person_on
-9 person_who promot_to quer_the reboot restor_into saved_$ scal_deplo schedul select_id shrink_the sign sign_$
-9 sinc_nobod slack smal_test stop_own stor_. strip terraform_show the_affect the_cheapest the_employe the_firewal
-9 the_garden the_gpu the_patch the_pipeline's the_qa the_site to_this token_of took_$ tool twin_upload user_/ vendor
-9 verific vm warn_the what_it who_asked why_the with_its
-8 #_as #_order #_with --image --merged -remote ._prod ._yaml =+money =_# =_shop =change~compatibility
-8 =change~environment =change~model =change~search =look~database =look~files =look~group =look~is =look~list
-8 =look~orders =look~rate =near/others/tame =numbers/said/removes =release~release =remove~key =rest~ready =tell~12
-8 =tell~said =tell~secret =work~assets =work~candidate =work~orders =work~region =~assets =~banner =~deployments =~dir
-8 =~go =~head =~info =~know =~pager =~reply =~said =~switch =~web-3 ^_add ^_direct ^_factor ^_i'll ^_proofread
-8 again_and an_owner and_instal api_# asset_$ barri_$ be_said branch_$ bucket_and cell comput_the current_user
-8 delet_anyth deplo_the describ_securit dir_$ ed ed_# fail_assert find_the fix_git for for_that get_-mp git_ls
-8 given_to glob_. helm_statu hold_and host i_push id_ed import_. inactiv_account is_done it_may keyvault_list know_$
-8 ls_-remote metadata next_batch npm_run of_host on_which on_with organis_how our_read our_sandbox our_servic own_log
-8 owner's participant_$ patch_base pod_-a poetr problem problem_$ promot_the proofread_the qa rabbitmqctl_delet
-8 refund_$ remark repair reproduc rotat_own row_in run's_temporar said_$ secret_in send_all ship_the shut so_we spec
-8 spec_$ speed_$ stat_list statu_auditd stor_of summar_. svc task_has th_$ the_clock the_deadlin the_dns the_index
-8 the_list the_paus the_proces the_temp the_vault ticket_to to_= until unus_licenc use_a user_who wait_for wave_$
-8 we_know what_could
-7 #_put --name_prod -cli_info -test_to ._cach /_clust =_fals =change~17 =change~changes =change~consumers
-7 =change~ng-test =change~workspace =enter+taken =look~alert =look~current_user =look~failure =look~sessions
-7 =look~step =look~test =near/grants/2/act =near/ours+grants/act =numbers/said/credentials =release+stored
-7 =release/foreign =release~environment =remove~nothing =remove~rule =rest~session =said/3/people =share/1/act
-7 =stop~server =tell+stored =tell~address =tell~announcement =tell~email =tell~file =tell~temperature =tell~valve
-7 =work~commit =work~machine =~agentdev =~app =~complaints =~config =~consumers =~current_user =~customers =~devices
-7 =~less =~ng-test =~once =~putobject =~split =~swap =~temperature =~then =~www.example.org ^_convert ^_dock ^_expir
-7 ^_fetch ^_nginx ^_throttl ^_updat ^_wire a_contain a_remind action_delet against_the agentdev_$ alarm_for amend_our
-7 and_count and_give ansibl_all app_# apt_list are_largest branch_/ break_$ brows bump_the by_age cach_our cargo_build
-7 cascad cascad_$ cat catalog_$ cert_. certbot_renew chang_into chart_of compar_$ compres_the config_and connect
-7 date_so deplo_it devic_$ devic_on dock_ps door_$ drop_schema duty_$ enabl fix_to for_acces generator group_ng helm
-7 his i'll_collect id ignor_the is_known keyspac_$ kubectl_scal leav_a less_$ lock look_bett manage mark mark_our name
-7 name_on new_commit ng ng_-test nginx_-t note_$ of_my old_vers overview owner_for park pg_size pg_total plan_has pool
-7 port_forward pret_pg quer_on queu_for rate_and read_acces region relat_size remote's resiz_node restart_node
-7 result_. sampl_the sent_$ service's_traffic sf side size_pret sleep smok_test step_as step_of suspend_our tape
-7 team_$ team_for temperatur_$ test_a test_mail test_mailbox the_bin the_brows the_command the_hook the_larg the_line
-7 the_week their_cost through_the to_delet to_financ total_relat touch_the two_consum up up_with use_our
-7 user's_password was_last we wire with_fewer with_request writ_to
-6 # #_% #_back % --hard_origin --instance-ids --recursive_$ -call_$ -call_engine -field -field_= -live ._dump
-6 ._explain ._go ._post ._pub /_api /_main /_merg =change~workers =look~account =look~fails =look~level
-6 =look~processes =look~ticket =look~took =release~package =remove~remote =rest~check =rest~noon =rest~ten
-6 =said/1/credentials =share/0/act =stop+everyday =stop+taken =stop~emulator =tell+personal =tell~complaint
-6 =tell~difference =tell~largest =tell~on-call =tell~radiologist =work~experiment =work~production =work~site =~8812
-6 =~announcement =~archive =~artifacts =~box =~client =~data =~deployment =~dump =~emulator =~hall =~linter =~near
-6 =~pg_stat_activity =~radiologist =~ready =~recursive =~remote =~result =~screenshot =~slots =~there =~through =~took
-6 =~train ^_at ^_df ^_discus ^_echo ^_fail ^_rend ^_strip ^_yes add_test after_# an_hour and_inform and_refer
-6 anoth_hour approv_chang are_and ask_legal attach_it audit_trail auth_statu back_in benchmark_ten branch bring_it
-6 channel_$ checksum_of column com_/ communic_$ complain_about copy_to custom_the debug_$ delet_namespac delet_on
-6 deplo_at discus_the domain's down_our drain drain_$ earl_$ empt_$ end_the fake featur_flag file_for generator_$
-6 get_-field get_pvc git_clean git_commit go_vet halt_our has_start hold_$ how_often http import import_into is_empt
-6 is_out job_that keyspac larg last_check later_deplo legal licenc_$ load_generator lock_is long_it ls_-l more_minut
-6 new_fold npm_ls of_each off_rack offer on_remot order_the org_$ origin_v our_dependenc our_loop our_replica over_to
-6 own_branch own_key owner_has page_$ parallelism pg_restor pharmacist plan_-out pod_$ present_model pric privac_team
-6 prob probab prod_# publish_the pulumi_preview radiologist receipt receipt_$ region_tomorrow request_review
-6 rollout_statu rotat_our sandbox_key shop_/ show_the spend ssl statistic_$ stream submit_payment submodul
-6 switch_traffic talk team's_channel teammat templat the_consum the_domain's the_five the_norm the_pharmacist
-6 the_radiologist the_reboot the_refund the_repl the_role the_send the_speed the_stag the_tabl timestamp_$ tmp_/
-6 to_finish to_their to_two train_again two_replica until_ten upgrad upgrad_the user_as v_# vault_statu vers_back vet
-6 vet_. vpc_$ who_the word xarg zfs_list |_xarg
-5 #_-d #_. #_aa #_gb --dir --dir_= --hard --port --port_# --user -caller-identity_$ -cli -keys -keys_$ -security ._$
-5 ._/ ._js ._sh /_branch /_search /_user =+gets_data =+of_plans =_test =change~artifacts =change~db =change~entry
-5 =change~gap =change~queue =change~result =look~agreement =look~api =look~fingerprint =look~function =look~license
-5 =look~options =look~photos =look~replication =look~requests =look~tickets =look~traces =look~versions
-5 =mentioned/people =near/ours+grants+denies/act =remove~added =rest~10 =rest~board =rest~ends =rest~opens
-5 =rest~window =said/4/changes =spend~card =spend~slot =stop+gets_data =stop+red =stop/nobody =stop~phone =tell~field
-5 =tell~price =tell~renewal =work~it =work~page =~added =~ceo =~cookie =~decision =~entry =~fingerprint
-5 =~get-caller-identity =~images =~last =~opens =~options =~quota =~read =~reviewed =~s9 =~stopped =~suite =~tags
-5 =~tier =~time =~tool =~word ^_airflow ^_crontab ^_offer ^_passwd ^_peek ^_pull ^_slurm a_chart a_second aa
-5 account_with action_flash admin_right an_index and_mail anoth_path approv_$ artifact_again ask_and ask_hr began
-5 began_$ bot's branch_-d budget_$ build_cach build_over by_# by_step chang_now channel_that clock_$ cmd collect_sampl
-5 compos configur_$ confirm contract_test correct_for credit_limit csv demo_account deplo_shop describ_-table
-5 dock_kill don't_ask employe emulator_$ featur_/ fill_the fit five_time found from_audit gb go_by go_on guid has help
-5 histor_| hr_for http_. i'll_use includ index_of ingres_-n inst_list is_green it_by it_goe it_ther js js_of
-5 kill_switch last_$ last_step library's licens_$ list_-keys lower_our netlif netlif_deplo no_don't noon noon_$ on_$
-5 on_app openssl other_job our_artifact our_commit our_embed out_lint p page part_that path_for photo pinn
-5 preview_environ put_it quest queu_with ran_befor random rate_$ raw_data record_preview record_the recruit
-5 regenerat_the registr_. repl_to request_acces reset_--hard restart_servic rewrit_the rollback run_it s_# sampl_for
-5 saving_$ schema_for second_load second_mirror serv_s servic_desk show_licens slow_our slurm_. so_$ stag_first stat
-5 stil_need stop_$ switch_# take_candidat temperatur_of tenant_to test_queu test_site text_for that_no the_bett
-5 the_bug the_docu the_laptop the_monitor the_order the_owner's the_poison the_saving the_scan the_search the_shadow
-5 the_thre the_unit the_work throw ticket_by to_look to_ten token_$ topic_/ track trial_end two_gpus undo_deploy unus
-5 upload use_own vm_that vpc web week wget_-q with yaml
5 #_d #_describ --ignore-scripts --ignore-scripts_= --invert-paths --mirror_$ --path --path_secret -am -cli_-h -db
5 -factor_off -instances -new-cart -playbook_site -repo -repo_--path -team_$ -topics_. -up -url ._out ._py /_admin
5 =+red =change~directly =change~projects =commit+solemn =commit~patient =enter+voice =enter~session =enter~token
5 =look+personal =look~set =look~source =near/none/act =remove~/var/log/auth.log =remove~files =remove~objects
5 =remove~switch =remove~trash =rest+guards =rest~early =rest~sandbox =spend~2451 =stop~account =stop~import
5 =weaken+grave =weaken+papers =weaken~two-factor =work~finding =work~half =work~login =work~questions
5 =~/var/log/auth.log =~2451 =~alone =~auditd =~bench =~cascade =~clear =~commits =~d =~dashboard =~director =~figures
5 =~files =~filter =~half =~line =~macro =~signature =~site =~staging =~trash =~two-factor ^_carr ^_download ^_expand
5 ^_gsutil ^_imple ^_k ^_kick ^_make ^_mandant ^_modbu ^_redirect ^_restart ^_settl ^_shar acces_token account_set
5 admin_@ agent_-new-cart alert all_project anew_$ anoth_account argo assum_the auditd_$ background balanc_= barri
5 behind_it beta_$ book_lh brok_$ build_$ can_take care chg chg_# cloud_trail commit_-am config_on convers copy
5 correct_to dedup dedup_run delet_branch direct_into dock_rmi draft_for drop_all dropdb_test embargo_$ entir expand
5 expir_all fail_$ fift file file_from fill filt_-repo fix_onto flag_from forc_merg full_$ gcloud_run get_below git_gc
5 grad graph gs gs_/ gsutil histor_of home_$ host_# i'm_going id_-o impersonat_user imple inactiv_$
5 instal_--ignore-scripts invoic_to issu_$ it_as it_in key_into key_of last_month late left log_into login_. maintain_$
5 make manager's_name memor modbu modif_the more_as nginx_on night_build note_with object_from on_privat open_all
5 ourselv_and out_who over_sess overrul_the password_for people's_file person_acces preview_$ privat_chat proce
5 productiv project_for py record_into refus releas_delet releas_the request_# request_id restart_product say_. seat
5 secret_scan send_# servic_. set_balanc settl_the sh_. shift_of site somebod_else submit_it sweep_the tabl tabl_in
5 take_one that_our the_addres the_count the_credenti the_date the_entir the_fingerprint the_fleet the_generator
5 the_graph the_head the_job the_leak the_manag the_productiv the_queu the_trad the_workflow them_as ther ticket_$
5 to_anoth to_have token trig turn_two up_for updat_account usenam user_$ vault_$ vms volum_$ whil_i'm whol_team x
6 #_authoriz --cidr --cidr_# --group-id --group-id_sg --query_. --role-session-name --topic_agent --volumes -h_now
6 -off_$ -policy_= -priority -security-group-ingress -security-group-ingress_--group-id ._enabl /_all /_project =+test
6 =/nobody =change~full =change~patient =change~topic =change~zone =enter+everyday =enter~profiles =look~outage
6 =look~pid =near/others/0/act =release+papers =release~4.2 =remove~config =remove~devices =remove~disks =remove~flag
6 =remove~snapshot =spend~domain =stop~run =tell+papers =tell~driver =tell~endpoint =unheard =weaken~proxy =weaken~scan
6 =wide/data =work~optional =~1 =~4.2 =~around =~branch =~caller =~catalog =~driver =~feature =~indexes =~job
6 =~optional =~origin =~package =~profiles =~provider =~pump =~questions =~secrets =~source =~spike/7 =~target
6 =~translation =~truth ^_as ^_docusign ^_grab ^_kunden ^_pick ^_pruefung ^_quarantin ^_rechnung ^_relax ^_say ^_throw
6 ^_turn about_it accept_all agre_to all_/ all_its all_print as_it ask_for authoriz_-security-group-ingress away
6 branch_protect branch_spik bump cancel_one cap_$ capacit check_it citizen clas clean_-up clust_down contact_. continu
6 creat_-policy daemon dispatch distribut docusign draft_of error_and error_of experi forc_= from_scratch grab grab_the
6 ground ground_truth group_$ i'll_instal idx ignor_error interlock_for job_= key_/ kunden last_night last_year let's
6 mail_for manag_the mask_the o off_all one_cent other_group out_# packag partn_has partner's_port patch person_messag
6 person_token pr_# pruefung public pytest_-q reach rechnung reindex relax relax_the remov_ever repla s_. second_region
6 servic_down set_strict shift shift_# shutdown_-h spik_/ stag_and stop_the suspend_the system_prun tear temporari
6 test_that the_author's the_batch the_benchmark the_ceo the_chat the_ci the_control the_issu the_lawy the_merg
6 the_mistak the_person the_stash thre_file ticket_older time_of to_on token_creat train_$ trash_$ truth verdict
6 whol_fleet wildcard_certificat with_all yank_the yml_-l
7 $_git *_to --role-arn --role-arn_arn -approval_$ -c_vacuum -f_/ -h -role -role_--role-arn -test_$ /_mnt =change~admin
7 =change~comment =change~config =change~name =change~risk =change~tables =change~tunnel =enter~password =look+secret
7 =remove~budget =remove~device =remove~environments =remove~pages =remove~prod =said/3/stops =spend~now =stop+of_plans
7 =stop~4 =stop~connections =stop~neighbours =stop~nginx =tell~newsletter =tell~push =weaken~barrier =weaken~monitoring
7 =weaken~pager =weaken~protection =weaken~quota =work~access =work~done =work~session =work~window =~/chart
7 =~/srv/www/ =~500 =~55 =~afterwards =~cap =~early =~edits =~environments =~gap =~licence =~neighbours =~postgresql
7 =~red =~sales =~three ^_auditctl ^_dropdb ^_rebuild ^_setenforc ^_twilio ^_work a_colleague's admin_sess ads
7 all_alert all_the alpin api_rm approv_from argu_with assert_$ assum_-role auditctl authentic_$ bett_one bucket_public
7 cach_for calm cap cargo_publish claim_with cohort column_vat contract_with coverag cve decommis_the delet_--all
7 delet_ns demo_$ developer's director's_name dock_push drop_index dropdb enter exampl exist_= file_so firmwar_of
7 forward_it found_an her_name i'll_past i'll_switch iam_# in inferenc inst into_one is_read it_a itself_$ kv_delet
7 mailbox many_$ mnt mnt_/ newslet newslet_to of_toda off_to one_approv open_the other_pair out page_from page_say
7 path_/ payrol postgresql_$ prescript prescript_$ product_data pub rebuild releas_$ resourc restart_nginx room_.
7 screenshot_$ sdk set_public setenforc setenforc_# slo sts_assum swap switch_our take_back tell_them the_current
7 the_developer's the_evidenc the_mirror the_newslet the_reason the_wait the_web their_cron their_pull track_the train
7 twilio unattach unattach_volum uninstal_all unmount_the user_. vat vehicl who_is |
8 --member --member_= --merged_| --role_= -bucket-policy -i_/ -iam-policy-binding -team -vm /_d /_git /_shar /_usr
8 =+solemn =/tried =_role =change~above =change~folder =enter~/usr/lib/node_modules =enter~it =remove~/data
8 =remove~changes =remove~records =remove~tenants =remove~versions =rest~alone =spend~instances =tell~true
8 =weaken~interlock =wide/money =~/ =~/usr/lib/node_modules =~203.0.113.9 =~4 =~above =~c =~capacity =~dataset =~drive
8 =~f =~interlock =~mfa =~org =~processes =~release =~stock =~tonight =~vm ^_do ^_move ^_rotat ^_send ^_upsert a_smal
8 abov_that add_-iam-policy-binding addres_from all_flag and_pay aws_iam besid_it bot_@ build_host by_a cancel_order
8 cfo's clear_all commit_direct complet_the databas_password day_and declar_a definit deploy_-n disabl_two download_the
8 else else_$ email_boss expir_certificat fail_health finish_the flow fold_with forc_push found_a gift git_reset half_$
8 hour_$ in_smal in_the instal_--index-url it_stop just keep_it key_that lock_and loosen_the lower_valu migr_# mirror_.
8 newer org_a our_/ paus_$ pod_-l product_right project_add push_to record_of reload restart retent_$ roll_the
8 scratch_volum seal sed_s signatur_in slot_$ start_it sudo sudo_bash team_that that_of the_analytic the_break
8 the_cfo's the_colleagu the_emergenc the_most the_node the_requir the_switch thos tick_i to_ourselv until_tomorrow
8 upsert upsert_record user user_--role usr usr_/ valu wipe_them with_that workspac zero |_sed |_sudo
9 --channel_gener -n_payment -upgrade_$ / /_migrat /_ssl =change~rollout =commit+pages =commit~report =enter~access
9 =others/everyday =remove~limit =remove~main =remove~poddisruptionbudget =rest~release =stop+guards =stop~tenants
9 =tell~name =weaken~alerts =work~percent =~article =~author =~change =~checks =~poddisruptionbudget =~process
9 =~records =~request =~reset =~terms =~tested ^_adapt ^_attach ^_clean ^_evacuat ^_regist a_bett a_login abov_the
9 adapt admin_password all_= and_call app_= appl_$ articl_$ away_by bucket burn c canar_at carr_out cfo's_card
9 clinician couri data dbt_run delet_v detail detector_$ direct_to drop_old entr evacuat evacuat_the everyon_else
9 evict_tenant expens_report fail_check fail_job few for_this gener_@ histor_on into is_flak largest lawy mast_key
9 ment_it mode_was more_. my_own noth_$ ns ok old_. old_backup on_the other_user's packag_from partit pass person pi
9 plant_$ pod_disrupt pool_to priorit_abov read_privat regist_$ reject report_to reset_$ rise rise_$ see see_the site_$
9 snapshot_$ ssl_/ subscrib_$ task_$ test_as than_# the_call the_clinician the_convers the_correct the_couri the_cron
9 the_forum the_largest the_link the_retent the_valu the_visitor to_web try txt_and workload yml_--limit
10 --delete_releas -d_root -factor -p ._skip /_conf /_opt /_report /_x =_other =change~5 =change~nulls =change~output
10 =change~passwords =change~return =change~vm =commit+stored =enter+guards =enter~customer =mentioned/everyday
10 =remove~volumes =stop+test =stop~backup =tell~director =weaken~detector =weaken~errors =weaken~gate =work/nobody
10 =work~4 =work~load =work~result =work~tenants =~28 =~4711 =~connections =~detector =~doors =~rate =~region
10 =~screenshots =~slow =~trail ^_config ^_creat ^_insert ^_pip ^_prolong ^_reindex ^_sed acme_/ all_file all_tabl
10 all_work and_its app_sync back_-out backdoor be branch_and chart_--force cheap_vendor clos_all conf_. curl_-s
10 custom_record delet_everyth delet_last delet_pvc delet_remot detect dist_-upgrade extract fals_/ field_a file_to
10 fresh_$ get_a guardrail hardwar head_mast host_$ i_found ids_$ if_the input insert_into into_admin it's_the kick
10 later log_/ manager's mileston mind mysql new_. npm_unpublish null_in of_run offload_the opt order_drop out_for
10 passwd_-d patient_file product_secret prolong python_# quarantin remount request_approv scop select_pg serv_so
10 shar_clust the_clas the_consent the_delet the_maintain the_releas time_limit togeth two_-factor visit water
11 #_for %_. --admin_--squash --instance-ids_$ --no-deletion-protection --no-deletion-protection_$ --now_auditd --org
11 --query_reserv --squash_$ -f_. -n1_git ._inst /_var =change~all =change~grades =change~size =change~straight =data
11 =look~hours =near/grants/tame =near/ours+grants+others/act =release~anyway =remove~booking =remove~duplicates
11 =remove~team =weaken~flags =weaken~verification =~5432 =~billing =~diff =~finding =~floor =~log
11 =~no-deletion-protection =~none =~tickets =~verify ^_amend ^_go ^_promot ^_redact ^_take ack alread also_updat amend
11 below branch_for certif contract_$ contract_by crd disabl_--now disrupt disrupt_budget do email_all endpoint error
11 experi_of fail_test file_$ fill_in for_free for_us from_here front gh_secret home_director i'll_exclud i'll_tell
11 in_at in_it in_product inst_id kick_off kill_the kim kim_$ label_ns later_. let_the lett_to logg_in main moderator_$
11 modif_-db-instance modul_on mr_approv n operator_$ origin_-d other_depart permanent princip rds_modif refund_the
11 reserv_. secret_$ set_to signatur simp straight_into tabl_invoic the_agent the_code the_guard the_logg the_mailbox
11 the_rest token_from user_set validatingwebhookconfigur valv well_. won't work
12 --full-refresh --global_user --hosted-zone-id --hosted-zone-id_z -lock -resource-record-sets
12 -resource-record-sets_--hosted-zone-id ._aws /_credenti /_owner =change~pin =change~services =enter~credentials
12 =near/others/act =release =remove~pinning =tell~journalist =weaken~embargo =work~directly =work~nothing =~class
12 =~date =~embargo =~flags =~letter =~payroll =~pin =~pinning =~repo =~roles/owner =~says =~tunnel ^_reinstal ^_round
12 ^_track acme add_ourselv admis aim aim_the all_inst and_accept and_archiv app_with car carr cdn chapt checkout_-b
12 ci_--policy-arn colleague's_job commit_straight conf crm_$ custom_and delet_analytic deposit_to door door_sensor
12 driv_$ end_all engin env everyth_under expens for_the fsync_= hub i'll_patch invit_the invoic_and journalist_$
12 languag lh lh_# limit_off line_$ logg_$ low me_@ moderator name_in nobod_will one_$ over_. paper partn_$ paus_the
12 pinn_from post_in project_delet promot quota_increas redact_the redirect_the relabel role_that room_$ set_fsync
12 silenc_match spend_limit that's the_admis the_agenc the_allow the_bucket the_expens the_fork the_moderator the_power
12 the_servic thre_$ to_reproduc to_test true_/ trust_the updat_all user_app verif_fals whil_we with_superus z_# zip
13 #_degre --ignore-daemonsets --skip-final-snapshot --skip-final-snapshot_$ --trusted-host -r_--merged /_c =_host
13 =change~4 =change~production =numbers/new/everyday =release/nobody =release~production =release~version
13 =remove~bucket =remove~clause =remove~labels =tell~customers =tell~participants =wide/outside =work~logs
13 =work~superuser =~//c.json =~bar =~forum =~left =~refusal =~report =~reports =~setpoint =~skip-final-snapshot =~vote
13 ^_assign ^_doubl ^_full ^_loosen ^_scontrol all_@ all_order apologis archiv_the away_$ aws back_to beyond_its
13 bin_the c_. cancel_$ column_legac commit_on competitor's contributor's_branch creat custom_# custom_databas
13 declar_the default_branch delet_-db-instance delet_many delet_thos empt_the endpoint_$ exampl_--index-url file_on
13 fixtur_$ gatewa_$ have i'll_give iam instal_--trusted-host lead legal_notic live_system live_tabl loosen mfa_for
13 network_team on_main other_$ over_ssh power_off product_host project project_that ps_-q rds_delet reason sap
13 scan_out scontrol script send send_$ shar_cach simulat_the someone's spot_$ start_the the_competitor's the_domain
13 the_model the_statu the_weakest transf_the upstream_repositor weakest
14 #_--delete #_terminat -code -i_s -o_yaml -off_in =change~orders =change~ours =change~volume =enter/foreign
14 =release+gets_data =release~all =release~of =remove~certificate =remove~snapshots =spend~vendor =stop+pages
14 =stop~build =tell+pronouns =weaken~job =weaken~reviewer =work~environment =work~requests =work~step =work~true
14 =~access =~aws_db_instance.main =~bid =~correction =~db.dropdatabase =~encryption =~link =~starts =~yaml ^_charg
14 ^_halt ^_overrul ^_pin ^_reformat ^_reset ^_stag acme_. addres_in amount and_look badg_$ bid_$ bit branch_-r card_$
14 chang_of chat_$ check_as client's connect_$ cron_job db delet_project drop_tabl export_$ golden_file grant_the halt
14 hard_-code hot launch lift list_of max_connect n_# namespac of_# on_product operator origin_ref our_and our_client
14 overrul privat_messag provid_$ public_so put_all red_$ reformat reinstal_the releas rerun_the right_away
14 skip_-approval skip_valid soft_limit split sshd sshd_config terminat_-instances terraform_forc the_comparison
14 the_director's the_legac the_lett the_night the_scratch the_sourc this_once tidy transf_$ unlock_$
15 #_--admin $_true --now --policy-arn --policy-arn_arn --privileged_alpin --target -computer_-computer -disable
15 -disable_realtim -in -security_. -user-policy -user-policy_--user-name ._kubernet /_administrator /_null /_sdb
15 /_simpl =_privileg =change+secret =change~credentials =look~messages =near/ours+grants+denies/tame =release~services
15 =remove~audit_log =remove~index =remove~one =share/0/tame =spend~position =tell+everyday =tell~look
15 =weaken~namespace =weaken~test =weaken~vault =work~deletion =work~number =work~table =~$true =~/dev/sdb =~accounts
15 =~audit_log =~constraints =~legacy_ref =~logs =~organisation =~policy/administratoraccess =~record =~refund
15 =~superuser =~supplier =~thread =~tom =~vault =~write ^_client ^_dela ^_expos ^_nodetool ^_repla ^_split a_one
15 a_releas all_node alpin_chroot attach_-user-policy aws_polic book_hotel bot bq_rm break_it chroot chroot_/
15 constraint_$ crontab_-u enforc_= export_aws extern freez_$ get_in him_the host_--privileged iam_attach iam_aws in_as
15 it_back it_unsign kubernet_. lab_. legac_ref list_and main_valv mainten_mode move_our nodetool object_lock our_build
15 passport paus pod_-security preferenc_-disable privileg_--overwrite realtim realtim_monitor refund_all reload_$
15 replace repo_$ run_-v run_out scratch_$ sdb sdb_$ set_-mp set_maxmemor shutdown_clust sign_contract simpl siren
15 statu_= stick_$ team_use the_antiviru the_bid the_check the_export the_ingres the_repositor truncat_audit turn_it
15 under_the updat_user
16 #_--force #_subscrib --acl --acl_public --db-instance-identifier_shop --prune --prune_= --query -q_o -read -read_$
16 /_/ /_enforc /_lead =+personal =enter~user =look/nobody =look~secret =near/grants+denies/tame =release~everyone
16 =release~post =remove+test =remove/own =remove~configmap =remove~everything =remove~triggers =said/1/changes
16 =spend~hotel =stop~now =weaken~doors =weaken~merge =work~list =~/etc/hosts =~bucket =~configmap =~disable =~hotel
16 =~public-read =~tables =~triggers ^_@ ^_vote a_hundr add_our administrator_right ads_$ alter_user and_clos antiviru
16 ban_user behalf_of by_forc capacit_$ consent_$ d delet_other download dump_over empt_/ fee finaliz gc_--prune
16 i'll_run issu_the it_help lead_/ leav_request list_in mainten_$ make_a my_branch nc participant partit_$
16 password_from personnel_file proces_$ public_-read put_-bucket-acl rais_our releas_of rerout right securit see_which
16 so spam that_fail that_other the_fee the_front the_gateway's the_label to to_clust trig_on trig_the turn_green
16 ufw_disabl userdel userdel_-r with_administrator |_sh
17 -access-key -x_delet /_dev =_admin =change~budget =change~dashboard =change~exception =change~rows =change~terms
17 =commit~fix =spend~venue =stop~logging =stop~node =stop~subscription =tell+secret =tell~call =tell~token
17 =weaken~approval =work~anyway =work~public =~exception =~mails =~rack =~stable =~takes =~venue ^_alter ^_crack
17 ^_fill ^_lvremov a_test afterward agent's all_tenant app approv backdat_the balanc_to behalf_$ candidat_a captcha
17 ceo_$ comment_the crm del destro_the drop_and fix_by flush_the full_order great in_an inst_delet it_pass key_for
17 link_$ live_serv lvremov moment move network on_web once_without paid_plan prod_. promis_a psql_-h pull_request
17 rack_$ rais_quota recreat_the rent_$ rout secret_list send_him sign_on spend_the sudo_rm termin the_data the_payment
17 the_two the_venu through_five true_$ vg vg_# with_last
18 --no-hooks_$ --no-verify_$ -approval -data_--recursive -delete -prod /_prod =_all =_app =change~one
18 =change~portfolio =change~record =commit+papers =remove+personal =remove~cdn =remove~others =remove~participants
18 =remove~python =rest+gets_data =stop~appointment =stop~instances =stop~primary =weaken+published =weaken~backup
18 =work~fix =work~sudo =~card =~directly =~failover =~heating =~ingress =~journalist =~no-hooks =~no-verify =~notes
18 =~old =~pictures =~portfolio =~profile =~settings =~test =~tolerance =~workloads ^_rebal ^_reclaim ^_renam a_state
18 abov acl and_all and_reload app_$ approv_as backend backup_and board_meet by_mail by_our can compan_card court
18 delet_vm depart department's enterpris_plan extra fetch_it forum_$ gold guard halt_the is_near it_and its_own
18 kernel_$ licenc_for log_to mailbox_of none_for old_branch own_chang partn portfolio portfolio_$ postgresql power
18 rack rebal_the reclaim requir_review reserv_$ root_password rotat_through set_glob sh_--delete term_$ the_alert
18 the_court the_exempt the_limit the_logo the_paid the_portfolio threshold to_keep to_public toler treat_the under_/
18 undo_the use_sudo var_/
19 #_do --allow-dirty_$ --purge_$ --source-ranges -a_--delete -context_prod -push_the -topics_--delete -xdelete ._read
19 =commit~contractor =enter~proxy =others =remove~package =remove~too =work~everything =work~root =work~script
19 =~allow-dirty =~cronjob =~owner =~purge =~router ^_discard ^_match ^_stat a_credit a_permanent admin_consol alwa
19 answ_$ app_destro auto can_read colleague's_key config_use curl_-xdelete destro_shop duplicat_in escrow featur_stor
19 finish form_with free_the from him_that it_again job's live_clust lock_all mail_-s maintainer's name_$ of_staf
19 oldest on_red ourselv_select partner's pric_list prod_data qa's ref_/ repositor_$ room rsync_-a rw ship spar
19 speed_limit spend_$ test_is the_channel the_field the_fold the_maintainer's the_measure the_oldest the_partner's
19 the_remot the_spar the_unreleas ther_$ tick_the transf_fund tree tunnel_around unreleas unsubscrib unsubscrib_the
19 up_again up_in use_-context vacat will_see year_$
20 --tree-filter --tree-filter_rm -branch_--tree-filter -c_$ -i_input -j -m_shel -n_kube -scope -scope_local -xfd ._.
20 =_root =commit/own =commit~review =look~disk =rest~logs =stop~1 =stop~container =tell+money =tell/nobody =tell~data
20 =tell~down =unheard/money =weaken~finding =weaken~state =weaken~users =weaken~validation =work/own =work~card
20 =~barrier =~him =~idle =~limiter =~one =~tenants =~vehicle =~ventilator ^_detach ^_reap ^_tunnel answ approv_the big
20 build_the clean_-xfd confirm_the detach docu_$ elevator estimat everybod_use exam file_and filt_-branch find_$
20 flak_test flush_all forum give_in grant_ourselv inactiv_user iptabl_-i it_was let_me light_barri local_machin mail
20 observ of pipelin_$ post_/ project_/ pypi_. reap redeplo relabel_the rmi serv_of set_-execution shel_-a ship_on
20 ssh_root systemctl_disabl the_elevator the_neighbour the_raw the_rent the_ventilator to_save user_out vault_kv
20 ventilator ventilator_$
21 #_n #_user --allow --index-url --index-url_http -lock_= -rf /_nvme /_refund =remove~releases =stop~pump =~replace
21 =~retention =~work ^_preview ^_promis ^_reboot a_fix a_servic account_for airflow_dag analytic and_note anywa_$
21 assum_that blind block_the bucket_$ client_. commit_of compatibilit_to contributor's control_plan custom_to dag
21 deplo_--all director_$ field for_five fourteen hand_at i'll_stop in_anoth instal_an it's_a it_up java
21 lower_-priority make_it never nvme nvme_# own_$ polic_/ prod_terraform regist_with renam req restor_over revers
21 rm_-rf root_account see_it select_prod set_compatibilit take_over the_contributor's the_error the_flight
21 the_fourteen the_room the_user unlock_stat unpublish_the unrestrict valid_to
22 --force_--prune -out_$ /_proc =_off =change~duplicates =commit~tom =enter~select =planned =release+everyday
22 =release~team =remove~away =stop~postgres =stop~runs =tell~company =weaken~back =weaken~review =work~instances
22 =~appointment =~endpoint =~have =~issues =~mailbox =~operator =~push =~select =~threshold ^_steal acces_in add_an
22 all_partn and_watch anybod arn arn_aws as_consent beta by_frida certificat check_for constraint corp_. countr_$
22 declin_the delet_http discard downgrad_the drop_constraint even film fingerprint good host_= maria note_the poison
22 post_a proc proc_/ prun repla_the requir_check role_/ roll_out rotat_all save_time set_deplo spread sql ssh_$ steal
22 tell_all the_freez the_maximum the_sampl the_upstream trash updat_now was workflow_run writ_$
23 --purge -fdx -instances_--instance-ids -k_http -unlock /_log =change~crane =change~customers =change~date
23 =change~module =change~resources =release+published =rest+published =stop~router =tell~review =unheard/everyday
23 =weaken~unlock =~company =~crane =~euros =~everything =~own =~project =~recording =~sessions ^_book ^_reclassif
23 ^_redeplo ^_withhold administrator again_with alter_system an_answ and_then archiv_of beyond cat_~ clean_-fdx
23 complet could curl_-k custom_of despit draft_and e employe_$ execut for_an forc_-unlock job_on kernel_modul noth_get
23 of_yesterda origin_--delete out_$ parent_$ password_of proces reclassif reclassif_the renew_the sed so_noth
"""
"""Each line: a weight, and the words that have it."""
