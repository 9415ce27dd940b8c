"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-360 =everyday
-236 noth
-202 noth_and
-190 note
-177 list
-175 this
-171 ask
-165 output we
-164 overview
-163 the_next
-162 output_$
-150 count our
-143 archiv_$ describ
-142 our_test
-141 after
-139 wait
-137 =asked
-135 ls
-134 explain to_the
-133 of_our without_the
-132 averag
-131 delet_it smart
-130 ^_explain
-128 -log batch order_the train_earl within
-127 ^_ssh end
-125 inform norm
-124 add_the
-123 sandbox
-122 inform_the
-120 copy_$ remind
-118 trail
-117 ^_check as_plan modul
-116 timer timer_$
-115 ^_label ask_the
-114 ^_tell bench
-113 read_it
-112 test
-111 that_the
-110 all_check go_on line the_line
-109 funct remov_it variabl_$ verif
-108 ^_inform give_the request say
-107 join_the
-106 ^_list
-105 select trac
-104 next statu trac_$
-103 ^_say
-102 ^_ask ^_show get hr_$ show turn_off
-101 lock_file read
-100 import in_our
-99 ^_lay ^_resolv kill_it lay lay_the
-98 ^_note retr
-97 delet_protect it_on
-96 fold look_at own report stop_and the_archiv
-95 ^_find ^_flash the_account the_script
-94 other_user report_the the_print
-93 #_$ against first the_request
-92 check dir forward snmpwalk whitespac
-91 ^_count as_a bench_devic lockfil script_$ the_report wait_$
-90 ^_invert ^_keep first_$ forc_the invert_the loop to_stag vm
-89 imag legal_$ task the_loop
-88 --version --version_$ anoth in_a invert statu_$ strip_the that_we
-87 a_file wish
-86 ^_build ^_wait comma open_a stag the_test
-85 are formula_$ from_sess look_up map topic_branch
-84 ^_comparison ^_format compar comparison_of default_$ export_the open_an the_lock the_untest the_updat untest
-83 ^_map agenda break comput measur protect submit_to the_comment trial
-82 ^_ment ^_pass ^_quot a_messag a_pull again await delet_from forc_a format_the more pass_the team_$
-81 /_run after_the dbsiz fresh run_# she slow the_two
-80 ^_leav checklist code_$ draft import_$ name offboard propos quot run's tail verbos
-79 after_# descript hundr it_is print record_that record_the slow_down
-78 -t ^_draft ^_increas ^_inspect code dependenc drop_it resolv unus_import use_the validat
-77 ^_compar ^_summaris a_new and_attach and_wait candidat_$ cat inspect spac_$ summar text the_unus variabl
-76 cash demonstrat result spreadsheet switch_# the_login thre
-75 -out ^_forward a_fresh again_$ attach_the comment for fresh_build modul_$ of_this run_$ stdout
-74 council's text_$
-73 ^_cat build cach_$ earl_$ review_by row_$ the_last the_open to_legal updat_$
-72 ^_reserv cach doc end_$ green_$ herself info on_$ on_with same the_row
-71 -v_$ ^_request fold_$ it_against owner quot_the smal the_vers
-70 ^_averag ^_block ^_select code_and forward_the problem problem_$ run
-69 ^_not open
-68 analysi comparison file_that git is plot prompt rollout_$ ticket_$ touch
-67 -ls =own and_hand are_green check_are complaint_to gath into_the prepar runn_the the_complaint
-66 --max-steps ^_record and_open anonymis cancel_the channel ssh tell_the the_anonymis
-65 ^_describ at_the it_for memor_use region_$ rememb reserv_the t_# teamleit the_prompt user_administrator
-64 ^_enabl ^_slow attent candidat cost dependenc_vers forget namespac_t of_eight offic offic_$ one_numb the_dependenc
-63 befor_$ default enabl entr_$ here regist_the search_$ shop_$ spac t the_name the_option the_other tmp_/ verif_$
-63 vers
-62 count_$ delet_namespac deplo_to report_it the_cach the_workspac tls_$
-61 ^_propos ^_queu ^_remind applicant's break_the funct_$ highlight local localhost_$ restor secret_in stat_$ summar_$
-61 summaris_the the_bench the_end the_help unlock_the uptim uptim_$
-60 ^_writ chang_$ librar_$ push_a remind_the responsibl simulator simulator_$ the_deplo the_librar the_responsibl
-59 ^_mark ^_one and_report bind_to branch build_# cat_. diff env_. interviewer's librar name_the quest rebas search
-59 the_artifact user's_password would
-58 ^_all answ_with client_# client_copy complet_$ debug differenc id manag put_it redi round test_$ the_funct unus
-57 ^_measur ^_nmap ^_tag colour error_of mark_the nmap our_branch the_approv togeth
-56 --get ^_stay asking block document imag_$ metric one_more our_old tabl_$ team the_batch the_differenc the_fund
-56 the_review
-55 ^_flag ^_heroku ^_lift began find_the heroku leav_it lift_the migration's model notific tabl_in this_test
-54 ^_simulat artifact by differenc_$ drop_privileg fixtur simulat the_fixtur the_timelin timelin topic
-53 -l_$ ^_comput ^_connect ^_extend ^_join ^_restor ^_stop a_report biggest checkpoint extend flag_off it_was join
-53 migr off_again point_to preview result_/ securit_team step_$ the_result
-52 ^_delet ^_filt ^_look ^_mask ^_order ^_play ^_train attach chart filt_the help hour its mask only pars play
-52 prepar_the the_canar the_run's the_summar view
-51 --list ^_bind devic_$ expos find inactiv_account lift redi_$ say_so the_inactiv the_output two warehous_$
-50 -ts ausearch avc bind down_by empt_/ hand_over have_pass new no_$ recent safe test_set the_cost the_doc the_load
-50 vpn_$ wher
-49 ^_velero account_manag cert delet_the extend_the intern_track list_the post_as quer remot_cach resolv_the scal_our
-49 shar_$ so_$ the_miss validat_$ velero velero_backup writ_the
-48 ^_link ^_rout bundl embed list_all ment_the our_flag overla repeat report_that rout_the the_schema the_tabl
-48 workspac_$
-47 -service -service_$ ._/ ^_drop ^_ping ^_strip as_measur compil d file_$ hand_the mail_to note_it ping psql_prod
-47 second self_-service tag the_memor the_polic to_self upgrad why
-46 ^_plot administrator_$ board board_$ call_the canar_to click_$ config document_$ hand_it localhost never
-46 never_click next_window rebuild region test's user_who vm_# who_never
-45 ^_point acme binar bump_the creat_$ curv dock_imag flight has_ended here_$ measur_$ old_stack proce_to promot_the
-45 queu rebas_our sandbox_$ script split_the stack_$ strip the_payment the_vpn unit use
-44 --dry-run ^_cover ^_estimat ^_psql check_that cover_the cut_a exampl_$ explan finish for_anoth hint it_would larg
-44 leav leav_a lookup messag miss moder percent percent_$ prod_-c psql random remind_to set_$ sinc tab the_unit
-44 the_vote turn_our unit_test unus_licenc was writ_a
-43 ^_git ^_instal ^_remov ^_verif a_funct filial filt given it_ther pres_offic report's review support the_manager's
-43 the_owner the_preview timestamp_$ whoami
-42 -l /_health ^_end ^_print and_stop anzeigen appl_for benchmark_$ bug build_$ common control_$ half health_$
-42 journalist's memor on poll s_# the_build the_environ train_. user_to
-41 #_percent -v ._pem ^_profil du error funct_to hold host_# human in interfac_$ it_again licenc numb_$ of_the pem
-41 pem_$ plan_$ print_$ the_file turbo up_the within_the
-40 *_from -h ^_cut ^_openssl compar_the cut declin_$ exampl metric_$ offlin openssl path platform_team pruefen
-40 review_and send_a that_a the_platform to_look until_they wiederholen
-39 ^_report chart_$ curv_$ down_for dril event extract gate_$ is_within it_as load oven quest_$ rang recipe's refactor
-39 rerun setpoint stateles the_employe the_trial traffic vers_and wire_the
-38 blur coin coin_$ date_$ finish_$ keep_the key_in lint messag_that next_step person_data point point_out profil_the
-38 rate redirect retent somebod_to that_name traffic_$ what_it
-37 ^_rm ^_terminat ^_unpack ^_watch as bug_$ fund fund_$ hous hypothesi licenc_$ meanwhil nobod_answ notif_the outli
-37 paus_the polite raw shop_# sinc_nobod the_disk the_draft the_event the_heat the_log the_parent total type unpack
-37 unpack_the watch
-36 ^_break ^_match ^_rerun ^_tail alter_the back_$ bank_$ behind_the branch_to changelog claus condit deplo_$ form_$
-36 heat_schedul look_for lower_the match_the mayor preview_$ repeat_the securit the_column the_job's were with_a
-35 ._list ^_hold ^_repeat a_smal a_test a_ticket annotator artifact_stor at build_log comment_on data_/ face heat it_$
-35 parent person plot_the pric_$ prob the_annotator the_face the_invoic the_upgrad work_$
-34 /_es =changes ^_bump ^_call ^_du alon alon_$ chip collabor deplo ended es es_. escap_the insid_the instal_from
-34 prod_# publish_it pump refer say_that show_the test_copy test_for that_this the_# the_pars to_ourselv use_$
-33 ^_begin ^_compil ^_firebas ^_notif ^_return agre all_old branch_in checksum count_of doc_$ firebas for_a halt_the
-33 host_. id_$ in_the increas known lab let_it mutant new_test notif now_and old_messag our_own step the_lab
-33 the_servic the_virtu to_sign virtu virtu_environ
-32 /_raw /_tmp ^_halt ^_hdf ^_lint ^_unlock ^_yield a_patch all_user asked beta_to count_* dfs gate halt hdf hdf_dfs
-32 incident issu_$ label_the later_$ our_servic pars_$ raw_$ repo_view select_count tell th yield yield_to
-31 -b ._prod ._yaml ^_log ^_reject a approv_noth baselin baselin_$ consum continu_with day firm flag generat_the
-31 group_$ in_# interfac kubectl_top list_$ next_free outcom per plant propos_$ request_the synthetic that_it the_bank
-31 the_chart the_prob the_sign top top_node vpn wait_until workspac
-30 ^_collect ^_prepar ^_redirect a_person agre_$ an_owner charg_the checkout_$ choos clon collect day_$ ended_$
-30 given_$ hand_$ hold_the phon_numb regres resourc_without sampl stay the_interfac the_transl timestamp to_anoth vote
-30 wallet's without_an
-29 --dry-run_$ -m ._klein =data ^_gath ^_publish ^_put ^_suggest ^_validat cargo copy dead_link do_$ download_$
-29 employe firmwar_# flash_firmwar health heroku_app how klein machin_off ms ms_. page's sess_$ shop suggest suspect
-29 team's_job the_dashboard the_dril the_local the_offer this_task tmp
-28 -keygen -lf ._pub /_srv ^_discus ^_dock ^_proofread ^_rollback a_human all_index assembl asset besid compatibl
-28 databas_$ dead df discus discus_the disk dns door_fault each ed evidenc fit human_$ look_into lookup_$ miss_$
-28 page_$ password_$ photo proofread proofread_the pub_$ put run_as shar_with srv ssh_-keygen succeed switch_back
-28 the_pres the_secret the_send to_its token_lookup train_on two_$
-27 -cli_-h -h_shar -lib -lib_$ ^_charg ^_preview ^_refer abort_the accessibilit again_with alarm artifact_with author
-27 check_the clear_our contain_$ core_-lib dashboard date deploy_$ draft_$ estimat_the expir job lock_$ log npm_owner
-27 our_topic patch_$ ps refer_the run's_workspac servic support_$ sync tag_$ task_has the_agre the_claus the_quest
-27 the_rollout the_traffic this_run's track_$ upgrad_the user_that vault_token
-26 ^_circleci ^_curl ^_get ^_rebuild ^_respect ^_retr ^_sort ^_squeu ^_the and_hold and_look asked_$ circleci
-26 circleci_config compatibilit curl db_. delet_our fire_the free has_agre heroku_config is_over once_the ping_the
-26 reboot_the respect rollback_$ sort sort_the squeu state_$ the_kernel the_type
-25 --comment -check -t_plant /_pump ^_load ^_mosquitto ^_nvme ^_read a_sampl admin_$ archiv befor checkout column
-25 draft_a five_minut foreman head him him_$ into_a macro_$ model_$ mosquitto our_contain our_imag plant_/ print_the
-25 privac privac_offic ps_$ pump_/ pytest qualit reason replac retent_polic sign_$ solut take_them the_document
-25 the_privac the_timestamp unlock verif_backup whoami_$ why_it
-24 #_% % ^_draw ^_group ^_snowsql abstain against_the and_note beam case charg count_the deadlin dependenc_$
-24 error_rate exampl_/ for_review fram_$ histor_$ http line_after merg_queu our_deploy out_the pipeline's read_$
-24 rehears request_for scrol simulat_the snowsql snowsql_-q statistic the_changelog the_deadlin the_find the_measure
-24 the_pipeline's the_signatur titl
-23 #_train --nproc --nproc_# -photos -sh -sh_/ ^_choos ^_kubectl ^_let ^_torchrun acces_$ acme_$ aggregat axis
-23 besid_the check_$ du_-sh fast_$ featur_$ file_from flag_the fram group handl of_user old_-photos old_account
-23 on_stag our_commit our_draft releas_# reproduc_the rerun_the return seed_$ skip_the sleep srv_$ statistic_$ sub
-23 take_down terraform_plan test_data the_announce the_axis the_client the_fix the_imag the_order the_scratch
-23 the_second them_from to_hr torchrun torchrun_--nproc
-22 #_s /_acme ^_comment ^_name ^_observ an_issu audit_$ becaus_the beta bot_$ changelog_$ client dns_$ in_again
-22 its_owner log_of long manag_$ observ observ_the owner_has plot_$ polic pr pull_request respons sum switch that
-22 the_checkpoint the_exampl the_plot the_smal the_toll toll toll_bill tomorrow tomorrow_$ valid when which x_.
-21 #_ls -an -call_engine ^_becaus ^_influx ^_mailchimp ^_paus ^_quer a_note a_short about age age_$ alert_with
-21 and_show app_. artifact_$ author_$ berechtigung bisect bucket cat_/ chang_it checkpoint_$ column_to comment_$
-21 count_them creat_the deadlin_is dock engine engine_$ enumerat extract_$ from_pg go_through influx is_near legal
-21 ls_s macro mailchimp mailchimp_campaign manu_$ maven near parcel_$ pass_and payment pg_role phas phas_$ pod
-21 promot_$ rank read_them rout rsync_-an sign src stal_branch support_lead to_maven track
-20 -f_preview ^_acknowledg ^_fix ^_gh ^_pgrep a_comment acknowledg all_lock anew arra asset_$ back chapt complain
-20 curl_http displa dist_$ draw from_# hand handl_$ hang ignor input input_$ kill_switch look_good manager's night_job
-20 offset on_our once our_app outlin patch person_$ pgrep pgrep_-u present preview_. public_of reason_$ retr_the slic
-20 state stop_here surve team's_channel test_tenant the_asset the_featur the_first the_manu the_retent this_job
-20 this_releas user's vers_$ wide zaehlen
-19 --eval --eval_db -up_$ ._user /_backup /_shop ^_halv ^_mongosh ^_prob ^_roll a_norm applic aws_s backup_/ blkid
-19 canar_$ case_to desk dev_$ dn draft_an fix for_our getenforc gh halv halv_the item_$ klist learn load_the log_deplo
-19 lsblk lvs me mirror model_on mongosh mongosh_prod noop norm_user offlin_$ own_file patienc plan's prod_--eval
-19 profil roll row_in shard show_which sign_the somebod tar_tzf tgz_$ the_author the_case the_chang the_fail
-19 the_failur the_flak the_plan's the_project the_repositor the_slow this_run to_securit tzf visualis work_offlin
-18 -rf_. -s =_lake ^_back ^_empt ^_extract ^_more ^_mute ^_s ^_second ^_widen ^_wire accept_the acme_/ back_off balanc
-18 bucket_= caus clos_this command continu_$ contradict deplo_/ desk_$ dock_compos failur fenc formula free_tier get_/
-18 head_$ hiring host_/ imag_to into_our into_part isolat kubectl_describ lake lake_$ let_the mute need_$ object
-18 object_bucket old_releas our_releas path_$ publish_to reviewer's reviewer's_chang stal start_over switch_our temp
-18 test_databas that_need that_zone the_default the_reviewer's the_support the_tax this_chang timeout to_read unpush
-18 unpush_commit widen wire work yes_$
-17 --list-keys ^_abort ^_calculat ^_cargo ^_combin ^_fail ^_modbu ^_ps ^_replac a_line abort annex as_done be
-17 betriebsrat calculat clash co combin commit_-m expir_$ flash_the forecast gate's key_with lea's line_to manu may
-17 measur_the mia mirror_$ modbu not_yet of_host our_cron out_why pass person_who put_a qstat retr_$ rolnam sql stub
-17 tf the_co the_mail the_migr the_reset timeout_$ to_# use_of who_asked
-16 -in-user -tlnp ._sql /_branch /_protect /_web ^_continu ^_email ^_gradl ^_hide ^_packag ^_pay ^_python ^_recalculat
-16 ^_take a_list and_say bill_$ blue_$ branch_/ column_$ compan_-data consum_group continu coordinator creat_job
-16 custom_to describ_the disposabl dist done_$ enter_the eu flash gh_api gradl green hide kubectl limit_$ main_/ obey
-16 our_scratch over_to pi pi_$ prompt_$ protect_$ push_origin recalculat recalculat_the remind_$ repo_/ request_a
-16 request_so rollout scratch_tabl secret_$ short ss ten_minut the_branch the_caus the_input the_rehears the_stal
-16 tutori verif_the volunte web_/ writ_them
-15 #_describ %_$ --app --check -author -author_s -call -preview -status ^_bid ^_forc ^_freez ^_iptabl ^_revok ^_wget
-15 a_tenth anoth_commit bot carr_out cited co_-author connect consum_offset copy_to custom_resourc decis describ_user
-15 disk_$ drift dron explain_the find_out fix_/ freez_the go_$ includ_the iptabl offset_of on_-call once_more org
-15 outdat permit propos_an report_# restrict roll_back s_sect sampl_data sanitis sect shift_a skip_$ stag_$
-15 start_after tenant tenth tenth_of that_all that_would the_certificat the_post the_weight up_a validat_the vpc vpc_$
-15 weight wget will yml_--check
-14 %_of --lf --spider -north -pager -pager_$ -zv ._$ /_$ /_api ^_annotat ^_choco ^_migrat ^_passwd ^_pytest ^_rebas
-14 ^_sinc anew_from annotat annotat_the anyth bann batch_$ bump can cargo_build charact child choco choos_anoth could
-14 could_be deploy_/ deriv dir_$ domain's emulator error_to fail_suit grad_$ hotel hotel_$ http_. is_$ is_known
-14 loadavg long_timeout make_the measure_$ migrat mock more_$ on_frida our_site our_team our_train overwrit_the period
-14 priya read_the releas_on roll_out save_the say_$ sdk securit_that soak soak_period specific subtract tag_the tail_/
-14 teach test_system the_bann the_domain's the_error the_formula the_shard the_size the_soak the_spend the_valid
-14 through txt_$ until_the wait_an with_our
-13 --list_$ -ef -release -request ._org /_help =_shop ^_cach ^_df ^_peek ^_yes a_different align and_call and_list
-13 announce branch_onto chang_into check_on checksum_$ chmod_u compres constant correlat cost_$ debug_logg defin
-13 deploy diff_$ different draw_the effort endpoint_$ fail_assert featur_flag firewal_rule given_to group_the
-13 installer's instead_of is_miss local_branch local_commit me_$ org_$ os other_job own_featur owner_$ parallelism
-13 passwd peek per_cent pip port_forward quer_$ quer_the report_on reserv sbatch show_who size_of statement's
-13 systemctl_statu temporar test_user the_custom the_old the_right the_sandbox the_sett the_storag the_task the_train
-13 to_this u used watch_the wc wher_it widen_to with_that zone_$
-12 #_as --diff ._html ._sh ^_adb ^_bundl ^_compres ^_fire ^_twin adb and_push ask_somebod assign_list attempt auth_can
-12 backup_first blue build_. can_-i certificat_with clos_$ compres_the concurrenc contaminat cp_report diff_-f dist_/
-12 endpoint ffmpeg firewall's forbid git_log go_to html io_$ is_back job_to js kubectl_-n kubectl_auth kubectl_diff
-12 limit_on migr_$ mkdir mp noth_$ on_a operator_$ own_account pip_instal pipelin preview_databas publish_$ report_.
-12 run_the sampl_the schedul_the send_the sign_with snapshot stag_key stand stick switch_the tab_$ teach_$ templat_$
-12 that_was the_minut the_snapshot the_stick the_team's they they_are time_$ to_it twin valid_$ webm work_into zone
12 --volumes --wordlist -k -n_kube -system -system_$ /_get ^_burn ^_clean ^_repair ^_shar ^_shred ^_tweet ad announc
12 approv_chang availabl backdat banish bike boss's bulldoz burn case_$ chlorin commit_straight data_to definit
12 deploy_back deposit_to design docu door_$ expect extort forum_$ get_. grocer issu_with john kube kube_-system legac
12 lock_all loudest maximum maximum_of miss_review mnt modific numb_of password_from pool post_in real repo_$ role_that
12 shred sicherungen silenc_the system_prun that_is the_copy the_deploy the_evidenc the_messag the_proces the_propos
12 the_root the_unknown transf_$ umount updat_all websit with_the yet yet_$
13 -a_--delete -consumer-groups -instances ._io =outside ^_account ^_crack ^_data ^_etcdctl ^_impersonat ^_mount ^_undo
13 ^_unpublish a_review admin_right also alter_tabl behind ci curtail data_export department's done edit_$ etcdctl
13 everyth_$ grad grant impersonat instal_it io is_green kafka_-consumer-groups kick_off lead licenc_of locat logo
13 open_all order order_# organis_$ ourself ourself_$ platform project push_--force regardles renam_the revok_the rm_-r
13 rmi rsync_-a rule sh_| shift_$ shop_. sourc_$ stal_row such switch_off team's_namespac test_the the_boss the_clas
13 the_door the_export the_rate the_rent the_serv the_web throw_away valu_$ vpn_certificat webhook without_review
13 workload writ_$
14 #_git #_in --all-commits --cloud --no-verify --start --user-name -get ^_borrow ^_enrol ^_kafka ^_op ^_patch
14 ^_reclaim ^_silenc ^_void ad_spend adjudicat all_devic and_drop and_start apprentic apt_-get author's becaus borrow
14 chassi checkout_main dedicat dedicat_= disciplinar disconnect enrol forum freez_$ gc happen kafka leav_the merg_#
14 move_the op other_team power_off quota_$ reclaim reus_the right sampl_$ scrap_the select_pg servic_from skip_check
14 slot_$ soften staf_$ stop_the supersed tax the_api the_candidat the_power the_stock the_user the_vendor timing
14 transf_fund trash vendor_$ ventilator void void_the web_# wheth x_$ |_grep
15 $_dock --approve --id --instance-ids --instance-ids_i --now --now_auditd --password -block -g -g_data
15 -instances_--instance-ids -running -running_quer ._py /_data ^_deactivat ^_great ^_waiv a_year alarm_$ all_#
15 and_delet az_vm becaus_it branch_on buy_a clinic clob copy_the data_$ dave's degre_$ disabl_--now drain driv empt
15 extern fetch_the file_of git_push great great_expect huber laptop_$ licens list_-g logg_$ logo_in longest_-running
15 mailbox_$ mainfram mask_sensor mast_$ midnight midnight_$ mr other_servic pay_the pcap preempt_the pres_$ qa's
15 registr_$ retir rollout_of see servic_account shutdown signatur_in stash stop_at storag_$ systemctl_disabl tcpdump
15 the_claim the_longest the_statu the_tap too upstream_repositor vm_list waiv
16 -branch -off -y ^_assign ^_fabricat ^_nuke ^_resend a_bigg absenc_$ account admit behalf_of bigg clean_up
16 clust_-admin complaint devic discount discount_$ district during_the elevat fabricat file_to gh_run gpus hide_the
16 in_last last_year's medicin miriam mysql need nuke of_staf orphan orphan_disk other_team's proces_$ pull quash
16 reboot redefin review_$ rota server's set_glob sign_-off sign_timing stock_$ symbol test_result the_colleagu
16 the_core the_logo the_server's the_transf the_view through_$ tom tom_$ true up wait_for whol_compan with_other
16 year's
17 #_hour --all-topics --bucket --execute --prefix --reset-offsets --to-earliest -a_$ -approval -c_/ ._delet ._email
17 ^_alter ^_rotat alter appoint call claim client's couri deduct deduct_$ defrost defund del disabl_the down
17 downgrad_the driv_$ engag everybod for_all home is_stil issu it item make obliterat pizza prob_$ purchas referenc
17 repositor_$ safet_check sanct see_it sess sign_contract snmpset spend stop storno subscrib sudo_$ summon switch_to
17 tar_xzf test_out tgz_-c the_client's the_couri the_deduct the_issu the_ledg the_term time_limit truncat_log valu
17 victor xzf
18 #_n --overwrite --overwrite_$ --prune -c -i -test ._env /_nvme ^_blacklist ^_dump ^_exempt ^_gdriv ^_ignor ^_overrid
18 ^_push ^_search ^_sqlmap ^_uninstal ^_wandb a_lower acros advanc agenc_$ all_tabl as_skip blacklist blacklist_the
18 certificat_$ chang chat cloud cloud_trail databas_contain declar_a destruct develop drain_node dump_the empt_the
18 feature's gdriv get_rid hardwar hardwar_$ has_written hypervisor immobilis index job_in kill_pod kubectl_label
18 label_$ lead_$ lower_valu make_it maria n_# nvme nvme_# pay product_databas purg_the py remov_/ rid rid_of salar_of
18 scan_the seal silent someone's sqlmap stop_cloud symbol_from tabl_that terraform_stat test_as the_book the_fork
18 the_key the_sess the_stat veto wandb written_$ yes
19 --cert-name -delete -delete_$ /_-name ^_az ^_brows ^_deny ^_exfiltrat ^_flip ^_rais ^_reset ^_shutdown az back_to
19 behalf_$ binding brows_the certbot deny deny_the detect drop_all einkauf exfiltrat find_/ firewal fix_it flip
19 flip_the free_the from_the intern's intern_network it's livenes lock_open memor_of mutat occup pirat python quarter
19 quarter_numb right_$ rise rise_$ shadow sign_on stil the_einkauf the_front the_intern's the_plan the_quarter
19 the_salar
20 -a -code /_proc /_v ^_creat ^_deregist ^_grant ^_restart ^_smooth ^_start app_$ assert below_# clos commit_to conf
20 contact_$ contain_on countermand crack deregist dose embargo_$ euro_$ evict log_$ mone month overbook overrun
20 page_of paus_$ proc proc_/ productiv resum send_it significant slot smooth smooth_the take_out the_pric
20 the_productiv the_role the_room to_all too_$ true_$ uncordon www
21 #_/ #_euro -organization -organization_$ ^_bypas ^_make ^_scancel all_file analyst analyst_$ any api_$ aws_organiz
21 bill branch_without bucket_$ certif_transl contact correct_the cran deposit embargo euro everyon fail_the file_on
21 flushal glas id_rsa ledg_$ mode_$ network_$ organiz other_proces pin_the pkil_-u purg_queu push_to scancel
21 securit_group sign_off stabl stag_rollout strang termin terraform_forc the_certif the_cran the_emergenc the_strang
21 transl_$ upgrad_to validatingwebhookconfigur vehicl_$
22 -mine -rf -u -w /_etc /_payment ^_add ^_attach ^_correct ^_do ^_evaluat ^_mv ^_offer ^_sell ^_stat adjust
22 anoth_region aws_kms bar bar_$ base budget busines ca calibrat compan_$ cros custom_thre door etc etc_/ evaluat fast
22 foreign from_step in_all kms ledg list_of mfa mv mv_/ offer_the payment_$ print_job profil_$ promis publish_polic
22 regulator reject rm_-rf self sell sign_it stamp step_one subscript_$ suit the_domain the_grad the_namespac the_remot
22 the_third the_vehicl them_$ to_get try_the unpublish written xl zip
23 *_$ ._log ^_confirm ^_flush ^_gem ^_inflat ^_twilio afterward afterward_$ approv_$ backup blocklist broad
23 certificat_for dana's despit dry export_befor flush for_# gem in_as inflat inflat_the invalid lea localhost_# mode
23 nominat own_request patient_$ product_track record repe repositor seat sh_$ stat_rm sunda team's test_namespac
23 the_blocklist the_bucket the_rule the_securit the_time twilio twilio_messag unknown vault_operator volum_$ writ
24 #_kubectl --confirm --dump-all --type --yes_$ -unlock ^_cancel ^_copy ^_declar ^_kick ^_pg ^_pkil all_region an
24 are_flak assert_$ bash bash_$ cordon_node dictat dismis_the dump_$ forc_-unlock free_$ get_through give hasn't
24 it_back job's journalist kick kubectl_cordon level night_backup night_run note_that overrid paid pkil power_$
24 promot_our quota replic replic_$ reserv_$ sharp shel shift_of stranger's sudo_bash test_are the_firmwar
24 the_journalist the_live the_paper the_privat to_an warn without_tell |_sudo
25 #_python -x_delet ^_append ^_detach ^_dismis ^_escap ^_killal ^_renew append ask_for car certif coerc detach dismis
25 do_the doubl_the escap fetch_it financ freez if instal_an ip killal killal_# kubectl_delet mailbox_of mute_the
25 nationalis of_# part pass_by preview_stack privileg protect_branch remot_$ reposses restart revis runn_$ seed siren
25 sound split tabl the_operator validator vehicl volum with_invent
26 --ids --query -team ._txt ^_invit ^_split append_the approv_own backend begin_with bill_messag branch_for brows
26 claim_with config_set creat_--role credit deallocat dev download_the enlist helm_rollback in_her invit_the it_look
26 leav_request measure memb ment merg_$ name_of pg_terminat rating reproduc_it rout_$ safet set_up snatch stay_$
26 terminat_backend the_badg the_leav the_machin the_read the_safet their tsv tweet txt unse unseat verteil warehous
26 whil_we worktre world
27 --body --role --to --years ._dump /_/ ^_book ^_carr ^_nc ^_reconfigur agenc and_ment and_publish badg build_to
27 campaign canar_has carr_the customer's_account don't gap_in glob has hidden in_$ it_up nc old_. pg_restor photo_$
27 product_$ rail resubmit rival shadow_$ tagg the_agenc the_rival the_warn until_it who without_wait
28 # --key-id --pending-window-in-days --yes -dskip -key-deletion ^_clos alle bypas confiscat default_branch earl field
28 flow follow haven't home_/ latest lower network once_without power remote remote_$ static stornieren swapof the_tag
28 the_topic the_warehous to_step topic_$ unsubscrib_user webhook_$
29 #_-n --delete --global -f_$ /_home ^_fake compensat complet config_--global else's everybody's fleet for_her
29 kubectl_patch of_all partn rent revok_all roll_the room spar switch_$ teammate's terminat_the the_answ the_mailbox
29 the_protect the_spar them_as undo_the wipe_the without_test
30 #_i --charge --reveal -arm ^_appl ^_no ^_pipe ^_proce ^_pull ^_reassign and_carr appl ch crd crd_$ idle in_an limit
30 of_them origin_/ paramet paramet_in pipe proce prod rais_the reassign reset rotat rsa runn sh site start_the strong
30 takeov the the_neighbour the_paramet the_partn the_upstream third
31 -only -run ^_pres ^_transf a_password account_to at_once az_keyvault ban busiest certificat contract delet_--all
31 delet_all enforc figur i ingres_$ key_$ keyvault mailbox_for numb_to off old_ticket partit sale submit_the summaris
31 the_queu unanimou
32 -pick -sf @_# ^_to administrator_acces boss_$ cher cher_-pick demolish enact file i_# invoic_$ key_of kill_the ln
32 main_$ mast packag_$ sale_$ scar submit to_zero warn_$ yaml
33 ^_preempt ^_shift all_custom auct build_host clock clock_$ commit_on cron_job dlp hardcod job_on null preempt
33 remov_all remov_the repair_the so_the spread ssh_/ suppli take_the the_assert the_colleague's the_replica transcript
34 --all-tags -e ^_ban ^_postpon ^_unsubscrib administrator as_the boss_@ down_all entr_to ingres mail_$ name_$
34 new_program postpon redact saving shar_branch the_control with
35 -admin_$ -rm ^_evict an_answ bid_$ by_read cordon creat evidenc_$ generat host many market off_$ on_# on_behalf
35 one_from origin rais reconfigur reconfigur_the refund site's site_$ the_host the_manag the_market the_product
35 to_product trad unsubscrib urgent use_it
36 --name -r_/ -x ^_pick ^_tune ^_vacuum behalf click edit_the export generator key_for login net petit_$ pick serv_$
36 strip_subscript the_benchmark the_phon the_publish the_runn tune vacuum vacuum_full valv_# week week_$
37 ^_tear add_our and_go approv colleague's compromis connect_$ control down_$ figur_$ hour_$ inst it_and plug prd
37 releas_$ system tear tear_down the_bill the_model the_suppli yank
38 -r_# -up ^_disabl ^_turn answ_for build_with domain_$ etl exit front interpolat monitor monitor_$ neighbour's onto
38 operator page participant past petit point_the put_our sess_of ship_the stack_of the_neighbour's the_petit tmp_$
39 --vault-name -db ^_spread clamp convergenc fals_$ hydra it_pass it_to kinit ownership rockyou suppli_$ tabl_scratch
39 the_freez the_stag
40 -star -star_review ^_acces ^_adjust ^_purg ^_revis abolish adjust_the deactivat deliver dump fix_the it_from permis
40 scal_the signatur the_deliver the_devic the_new the_reserv the_sourc
41 -close -lvp /_dev ^_accept ^_deplo ^_truncat a_copy a_public bulk competitor's declar download fake featur form_with
41 go_live of_sale onlin out_of prod_$ redact_the tap test_at the_competitor's the_gate ticket_older truncat user_and
42 #_day add_a amount and_submit both brak canset clean correct debit mass mass_mail older older_than plan sist
42 submit_$ than than_# the_pull the_renew the_repl the_trad thes tweet_$ uninstal verif_fals zero
43 --override-budget ^_chmod ^_generat ^_hand ^_issu ^_page ^_reboot as_pass chmod commit_the dock_push ext
43 from_scratch mail meet mkf none none_$ option our_key peak proces push_registr rebuild_the remot scratch spam
43 the_figur ticket valv whatev
44 #_and -n ^_disarm anywa carr_on consent credenti disarm emergenc everyone's gag have issu_a live_$ namespac_$ one
44 part_$ reset_the sudo team_lead the_customer's the_data to_a whil yaml_$
45 --force_$ @_corp by_a chang_the corp corp_. customer's increas_$ instruct key_into old_preview our_role partner's
45 redirect_the registr send_$ sign_our signatur_$ the_partner's
46 ^_answ ^_downgrad ^_esptool a_script accept_$ cron downgrad environ esptool esptool_. fals file_the for_the in_plac
46 privat_messag trad_$
47 ^_auditctl ^_work auditctl blog ceo empow into notaris ourselv_to post_a program remain the_campaign the_clust
47 the_night the_remain watermark what_the
48 #_again $ ^_buy buy clear comment_to frozen good host_as itself_$ key_that made messag_$ minut no out_$
48 releas_branch renew_$ url well well_$
49 --access -f ^_execut ^_invent ^_refus ^_save book execut_the file_a four host_$ hr inactiv irrigat look_$ outsid
49 personnel personnel_file quiet that_platform the_personnel ther
50 -admin ^_quiet ^_send ^_test advert all_key although_the authoriz authoriz_key client_$ deplo_now deplo_the
50 environ_$ fail featur_/ file_system find_$ refus subscript the_stor ther_are win win_$ writ_to
51 -d_$ ^_download ^_mail dev_/ execut from_an lie onto_the own_chang patient_the plc that_lie the_team
52 ^_kunden as_well declin fill good_$ kunden latest_$ mail_the mark neighbour night save scop serv the_docu the_mount
52 the_packag the_record time trunc
53 ^_approv ^_mandant ^_redact from gist gist_$ minut_$ port the_credenti the_seed the_window
54 /_# ^_declin ^_docusign bed data docusign fill_in flushdb hospit instead main the_addres
55 ^_fill ^_suspend ^_upload a_releas all_scop assemb captcha her_$ of script_from suspend the_budget the_patient
55 the_staf transf
56 allow_the and and_overwrit block_the by_delet ourselv_$ paper_$ partn_$ post_the publish_the the_port the_public
57 -p ^_dela applicant audit carr dela her keep_it purg registr_/ seen set_the show_$ solv the_applicant the_person
57 turn under with_forc writabl
58 ^_file ^_improv ^_pin ^_pruefung ^_rechnung drop he improv improv_the injur over_the pruefung pull_the rechnung
58 that_nobod the_hr turn_the
59 ^_allow ^_exclud during exclud off_the overwrit pass_$ pin rewrit_the socket socket_$ stor_$ the_best
60 -rf_/ ^_fly bin fail_$ fly histor maintain make_up nobod_and owner_role replica swap tissu
61 --clean -level -translate a_week decid had isn't paragraph retry row_-level similar the_bot unauthoriz what
62 ^_open ^_wipe canar_and down_the it_fail notic_$ remot_branch secret_from trig wipe
63 /_login answ_$ at_it contractor contractor_$ exce node_$ page_the paper role_$ root_$ sever that_look
64 ._# ^_public delet_of drop_tabl ground ground_truth maintain_$ public_$ publish_a the_organis truth
65 ^_trig boss key permis_$ swap_the swindl the_databas the_node week's
66 -wide ^_swap instead_$ mailbox nosec the_scor to
67 /_s ^_hard ^_plac ^_sign agent an_old council fire formula_in friend_request gap hard line_$ link_$ match met
67 model_to rm the_gap to_ever tonight
68 --force ^_resum disabl entr renew rod run_out the_agent the_check the_limit
69 ^_jump applicant_$ button itself mount one_of option_$ other_account plac_$ scratch_$ the_red
70 allow cover direct enter jump mandant merg_the notic organis staf the_flag unsign
71 -o ^_rewrit docu_$ patent patent_draft push rewrit shift straight_to the_patent
72 =removes ^_enter ^_suppres appl_the q red rmdir suppres taken the_audit the_count the_label
73 / ^_run run_it weren't
74 ^_switch clust invent label_of laptop order_$ postpon_the privileg_$ straight the_break
75 befor_the s_/ skip
76 =_# ^_releas acces_to call_$ forc full lee other_project our_build rush with_gues
77 answ draft_to node on_the our_vers patient sett succes
78 -approve blanket brigad dispatch domain gues launch ment_it repl self_-approve stud
79 -glass ^_assum ^_self automatic clust_$ commit exempt_$ fall hear the_compan the_legal
80 #_gener ^_repla ^_reus add and_releas assum everyth into_two repla reus silenc so_our target the_whol whol
81 ^_complet ^_have ^_launch complet_the gener nobod reconnect releas
82 ^_click cto live resum_the train without_it
83 addres ship_without
84 ^_histor a_count admin app cancel machin privat witnes
85 ^_set it_into look person_messag
86 ^_archiv and_don't card other refus_the salar secret twelv
87 -r = ^_regist camera clean_-up wholesal
88 year_$
89 analys eras flag_$ scrub the_camera
90 #_# later regist the_acces
91 --all_$ databas firewal_$ pick_the target_$
92 ^_clear invit kind the_sampl
93 ticket_numb
94 =credentials =people ^_repl anyon_$ backup_$ blam the_blam
95 ^_commit loeschen role
96 compan hand_our it_with quarantin stop_all
97 exempt repla_the
98 bezahlen stor ueberspringen
99 ^_chang ^_lock research token_to
100 have_the
101 --all and_the incinerat set so
102 anschreiben citat destro insid shar user_$
103 accept everywher out payrol the_match
105 anyon credenti_$ ship
106 acces custom now_$ public year
107 open_the
109 =money group's
110 the_code
111 publish qa
112 lock_the
113 read_and record_$
114 diagnos from_a last_month's month's
115 best test_and to_our
116 -flood
117 copy_of forc_$ scor
118 auto root the_password
120 ourselv
121 over
123 addres_$ our_permis
124 account_$ password
126 send
127 although
128 custom_$
129 token
130 -d and_keep
131 post
132 expand now
133 ^_edit train_$
135 pretend
136 delet_$ plac
137 edit the_shar
140 =foreign
147 ^_post
150 BIAS accurac as_test
168 friend
173 product
179 unblind
181 =live delet
191 =safeguards
225 ever
362 all
"""
"""Each line: a weight, and the words that have it."""
