"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
-344 in_our
-328 sandbox
-319 =everyday
-307 at_#
-293 -test
-292 reserv_the
-282 ls
-279 on_in
-274 of_our
-271 list_all
-263 the_help
-259 tmp_#
-257 =remove~secret
-251 --describe
-247 within
-244 ^_note
-243 name_from
-239 propos
-232 ^_wait
-231 a_report
-229 take_a
-228 =~planned
-227 code_$ first_$
-223 stop_and
-219 local
-218 remind
-217 describ
-215 ._stat blank
-213 =work~cache agenda
-212 join_the open_a request_to
-210 own show
-209 ask notif_the smart the_next
-208 doc
-207 =work~client api_repo nobod_$
-204 output the_agre what_i
-203 --describe_--topic =work~photos ^_request
-201 look_up one_more this
-200 after_the in_a
-199 =said/4
-198 =~event open_an
-197 -t =~variable and_attach
-196 =~20 flag_the
-194 list remot_$
-191 =remove~import a_line suppres_the unus_import
-190 asked prefix
-185 --dry-run each info shop_#
-184 createdb
-182 -preview
-180 noth
-178 =rest~rollout
-177 =~message =~printer emulator it_# terraform_plan
-176 new_vers
-175 ^_draft numb_as
-174 -an agent_-preview rsync_-an
-173 -staging ^_check finish_$
-172 file_that
-171 ^_label review_by
-170 =~10 =~votes ^_quot meant
-169 announc_$
-168 =tell~team =~view core_$
-167 on_our
-166 /_run =~meant ^_collect watch_the
-165 from_our
-164 ^_link trac_$
-163 ^_ask action_report measur out_/
-162 =~25 candidat helm_histor the_dev
-161 =commit~event =weaken+test a_sign suggest that_a when_the
-160 =~nothing ment_the once_the
-159 =release~users
-158 back_. ns_pr push_again up_to
-157 =~text a_pull
-156 =~wording run's statu
-155 =change/tried =release+passing =work~again today's topic_branch
-154 and_a hand_the no_$ quot
-153 a_$ deploy_/ our_contain print_state report_.
-152 =change~door =~32 emulator_# explain find_. forc_the to_product
-151 -n_# -v_$ =numbers/said =stop~early =~a2 train_earl
-150 =~remark any_chang verbos
-149 --version_$ =remove~only =~averages fake_data git_worktre select the_vers
-148 =change~nothing =~thermostat ping thermostat_$
-147 =change~share =~allowed shar_to
-146 #_cascad /_agent =work+passing releas_# writ_our
-145 =change~reviewer =look =remove~run look_into to_legal
-144 =look~keys =~prompt ^_report aggregat
-143 du stand step_$
-142 compar crontab_-l look_for loop note
-141 =~wave link_the ward_$
-140 ask_the report_it retr_the
-139 =weaken~tests =~ps blue_$ hint ps_$ retr |_tail
-138 =commit~board =rest~database =tell~engineer =~counts =~engineer to_me
-137 =look~log funct pret
-136 =rest =~list ^_generat doc_$ fold_$
-135 help_page hundr_time revok_our ten_minut the_run's
-134 ._-name =remove~it =tell~administrator cut_a tail whoami
-133 ._plan =~privileges ^_ment her_. plan's tail_# test_card the_plan's
-132 =rest~limit =work+published =work~check ^_get and_stop besid_the file_into how the_trac without_the
-131 =rest+weakens =tell~operator
-130 =asked an_export and_train at_all averag latenc remind_the row_with the_complaint
-129 /_pip =tell~her a_fresh cach_/ code_and data_into simul summar take_note to_stag wher_it
-128 =near/denies+others/tame commit_and
-127 =look/shared =rest~here =~here ^_not as_step read_to responsibl the_responsibl ticket_.
-126 account_manag in_what test's
-125 =weaken =~complaint =~created ^_lay complaint_to inform lay lay_the model_card once_more the_free validat wher_id
-124 ^_list ^_propos artifact_stor dependenc offic pass_the reset_our that_the
-123 #_say =~cost a_file colour
-122 /_retr =~example ^_remind against_a bench_devic size the_end
-121 =ours/everyday =stop~test =work/foreign =~extract =~timer ^_id ^_inspect appl_for request the_rollout
-120 =commit~nothing =~times prepar tell_securit whoami_$
-119 =~results ^_chart as_miss dry_run free_room of_serv open_pull
-118 ^_lint ^_pass as_in await comment_on
-117 =/live =work~less =~neighbour ^_log a_ticket besid is_$ plot simul_$ use_less
-116 =stop~timer =work~checks =~given =~missing assembl tag_the the_option timer_$
-115 =look+published =near/ours+denies/tame =tell~reviewer ^_inform end_$ writ_the
-114 --list =spend/shared =tell~slot approv_noth funct_to i'll_throw insid_the
-113 =tell~owner =~commas =~note comma comma_$ per report_the worktre
-112 =change~note ^_draw ^_revok ^_sudo new_option pars why
-111 #_minut =change~weight =release~candidate =~weight about_the diff document get hr_$ npm_pack run_$ sinc_step
-110 =rest~queue =unheard/credentials =work+pages =~whitespace candidat_$ creat_$ invit_$ rotat_$ scratch_copy
-110 the_fixtur the_open whitespac
-109 #_m =tell~link chart_the deplo_after editor owner prepar_the tell_the that_was the_plan titl
-108 *_from =change~commit =said/4/data =tell/foreign =tell~line =~protection =~v3.0.1 ^_back ^_fix a_sampl in_stag
-108 put_object
-107 #_by =remove~database =stop~it =tell+guards =tell~bot =work~sandbox =~canary =~tomorrow inform_the migr_$ sheet_$
-106 ^_map collect_the job_# offic_$ stat_/ the_test within_the
-105 -service -test-3 =change+weakens =near/ours+grants/tame date_of doc_/ draft four git_fetch kubectl_top releas_team
-105 slow_down test
-104 $_pwd =~requester ^_queu ^_suggest error_rate fram_$ pwd pwd_/ sign_in two
-103 -an_--delete -l_/ -p_# =~ring ^_compar after all_user bundl make_test offer_to point_to rollout_$ summar_$
-103 the_smal would_cost
-102 =work~count build check_that noth_and on_to search_-api six the_row which
-101 -caller-identity =any/ours/act =release~% get_-caller-identity so_i'm spac_$ sts_get uptim uptim_$ virtu_environ
-101 writ_down
-100 =~everybody =~no ci_# imag_rm of_this point_out refer report_that rerun rollback_shop with_thre
-99 =change~candidate =work~link =work~mirror ^_find batch link_to monitor_$ our_test stop_our
-98 -refresh-only ^_python a_branch and_hand dismis_the health_$ imag_$ signatur_are the_snapshot
-97 =change~migration =work~report =~question ^_compil dir five_hundr flash_bench open_hour product_$ synthetic
-97 the_slow
-96 =change~dependency =~chart =~dependency ^_issu certificat_in task
-95 --key =tell~admin =work~backup =~twice ^_pgrep a_comment hold put_both repo_view the_report
-94 =change~a2 =~customer ^_invert invert_the row_$ the_doubl the_word thread
-93 =work~samples =~v ^_prepar for_anoth is_free note_it our_last preview print_which shar_of size_of start_two
-93 timeout_= traffic_$
-92 =weaken~nothing =~00 =~roll-out ^_ignor ^_summaris bench kubectl_get norm_$ notif roll_-out securit_team that_team
-92 the_simul
-91 -snapshot_$ ._count =tell~form =work+red =~manager delet_our for_review look_at qa_. the_deni the_output verif
-90 -commit_run =look~role =remove~volume =said/0/outside =work~template =~memory ^_later ^_play ^_refer anonymis
-90 bisect cost_$ don't_need dry follow_the our_featur repeat that_don't the_right the_untest with_both
-89 -auto-approve =near/ours/act =work~port =~again colour_in fold_and forward_the on_a output_$ path_$ restart_our
-89 supplier's the_supplier's
-88 =tell+weakens =~noon ^_continu ^_writ calendar fixtur human our_deploy our_sess poll strip_charg
-87 --check --watch /_health =weaken~output =~documentation =~hosts ^_comparison ^_tell and_wait batter both_vendor
-87 comparison_of doc_to keep_the localhost_$ more_$ the_anonymis to_sign until_#
-86 -agent =any/ours/tame =change~link =change~text =look~bills =work~schema ^_highlight as_plan generat highlight
-86 highlight_the invoic_is list_the next our_run stdout the_workspac togeth_$ virtu worktre_remov
-85 bid_# curl_-i for_account intern_track tomorrow's
-84 #_of -l_$ =look+red =work~fork =~localhost =~locked a_time back_$ instal_from oper our overla the_editor
-83 =look~crontab =tell~host =tell~sign-off =tell~time =work~release a_candidat an_issu anyth attach_thre call_the
-83 dev_serv formula_$ here sect stag test_tenant time_for why_it
-82 --all --dry-run_= =look~config =near/grants/act =numbers/said/data =remove~test =spend+stored =tell~employee =~81
-82 =~names ^_show check_dist dependenc_vers manag_. our_own preview_to say_that silenc_the simulator_$ succeed
-82 succeed_$ to_its total twin_check
-81 =work~about =work~path =work~planned =~sign =~status about_$ are_in buy_the down_by expand_to januar last_#
-81 lock_file statu_$ summaris_the tenth
-80 #_creat =tell~partner =work~work ^_build ^_slow asked_. count english funct_$ lookup new_patch quot_it the_loop
-80 when_it with_our y yml_--check
-79 -n_$ =change~issue =look~script =remove~cookie =tell~administrators =work~changes =work~hour =~administrators
-79 cooki_from delet_from lab mirror_$ mutant next_window pars_$ pub_$ releas_note sentenc
-78 -keygen_-lf -lf =change~artifact =near/ours/2/tame =remove~mailbox =remove~namespace =~artifact =~comments
-78 =~latency =~user.email ^_skip agentdev allow_$ anim as_sect changelog_$ dba gap_for gone_$ in_test new_field pilot
-78 say_so test_mode the_dba twic_$ with_a
-77 -c_d =look+test =release~off =spend~attention =stop+stored =~asked =~attention =~board =~uptime account_is
-77 answ_from attent attent_to enter_the imag into_a may npm_ci pay_attent the_customer's the_request this_releas trac
-76 =change~binary =release/tried =remove~data =spend+of_plans =tell~patch =~totals a_messag a_read age cancel_our
-76 choos_a copy_$ debug expir for_signatur plan_say pr_creat pres_offic quart_of scratch_tabl select_count six_$
-76 that_step the_caus the_second to_everyon turbo
-75 #_test -list =look+guards =release~canary =tell~person =~l =~person ^_page and_link annotat_the build_again desk_$
-75 gradient half has_ended librar_$ log_. merg_after migration's miss_$ on_stag own_test quer remain_# replica_$
-75 ring_$ roll_back temporar the_job's the_migration's the_pair the_repla
-74 =near/ours/3/tame =said/1/data =tell~channel =tell~extract =tell~requester =~command action_leav at_a be_shar caus
-74 first our_draft rebas_our securit_$ temperatur the_last the_pars we've
-73 -api_$ =look~delete =mentioned/removes =said/2/credentials =~version ^_comput csv_for flag given hour_for
-73 in_sandbox quest_to start_$ with_one
-72 -cache =wide/changes =~40 ^_flag ^_only ^_unpack a_topic attach_$ card_numb document_$ draft_an du_$ end_here
-72 name_the sort the_bank unpack unpack_the
-71 =change~line =release+tried =tell~manager =~only ^_invit ^_squeu a_quart choos dead_link debug_output git_log
-71 in_half is_verif on_port report_of ring squeu templat_. the_debug ticket_in today's_date who_hold
-70 #_hour --list_$ -lf_~ -out_= /_gradlew =enter/own =near/denies/0/act =tell+passing =tell~nothing =~dev =~rebase
-70 =~second =~~/.ssh/id_ed25519.pub a_summar and_run and_say chang_file fresh_build gradlew grep key_with new_test
-70 quot_the seed simulator sudo_systemctl two_more user_that vers_$
-69 ._svg =change~rate =commit+pronouns =rest/foreign =work~comments =work~note =~round ^_extend count_* customer's
-69 keep limit_= logo_. once_with refer_the remind_$ round_$ support_$ svg svg_$ |_head
-68 =change+guards =change+passing =remove+papers =unheard/people =work~contract =work~paper ask_its environ_for
-68 for_ten fresh in_step into_our model_as phas_$ stuck systemctl_is the_treasur treasur verif_$ wc wc_-l
-67 =look~branches =release~staging =~desk =~phase =~validation ^_averag ^_return all_run branch_in c_$ card_in condit
-67 duty evaluat_model everyth_in fold_for format_$ made on_duty person_$ releas_for say_$ the_document the_safe third
-67 were_given
-66 =change~run =look+stored =numbers/new/money =tell~boss =tell~security =tell~sender =~stack =~tests =~verbose
-66 ^_measur ^_repeat at_$ back_off localhost memor_use on_that pay_the public_doc request_. send_them test_user
-66 the_local the_upload thre window_$
-65 /_own =change~says =own =tell~approvers =work~probe =~approvers ^_assembl ^_defin a_draft bug_with call_to defin
-65 defin_a draft_a is_what name_and our_scratch our_work publish_preview recept rehears report_user request_a
-65 resolv_the stag_$ top_node
-64 --dry-run_$ =change~fixture =near/grants/2/tame =~form =~gate =~links ^_profil ^_respect book_the chart
-64 helm_templat it_stand mailbox_$ new_name payment_log securit_wher sim test_for the_team's this_plan wheth_the
-63 --user_restart =/foreign =change~web =near/grants+others/tame =tell~figures =work~minutes =~longer =~output =~web
-63 ^_await a_photo canar_to engine for_$ long_$ origin_main pr real_traffic rollback_$ said stay_in systemctl_--user
-63 the_plot we_hold we_made we_may
-62 -m_ping =look+grave =look~job =look~view =work~roll-out =~is =~ping a_free and_check fold_by for_its into_fold
-62 is_down it_finish our_topic photo_into ping_$ pip_download plan_time profil_the rerun_securit second_floor skip_to
-62 upload_a use_port
-61 =change~tier =look/live =rest~beta =tell~ticket =~901 =~validate ^_choos ^_terminat and_ment ask_who begin_the
-61 extend for_after for_it mkdir new_build note_of our_old posit roll show_aws stack_$ stat_of stat_show the_namespac
-61 to_securit try_/ ts validat_$
-60 --begin --begin_= ._whoami =+tried =tell~permission =~attempt =~fill ^_annotat ^_next ^_schedul a_note by_the
-60 checkout_# differenc for_sale git_-c invoic_$ pack promot_shift queu_behind record_that return stag_with teach
-60 to_checkout
-59 =change~address =change~window =tell~somebody =~somebody artifact_with check_again for_each head_# input_$ layer
-59 line_after memb_from messag_in plan_name report save_the spreadsheet the_differenc topic
-58 #_our --diff --version -request -test_/ =change~job =look~checksum =remove~created =work+money =work~40 =~asks
-58 =~migration =~y a_tenth code deny ephemer our_canar own_account phas_# pytest_-x re_-request rollout_undo suspect
-58 tenant_a the_imag the_on the_quota two_inst
-57 -staging_$ =look~again =said/0/data =work~seed =~conversion =~id =~maintenance =~seed a_list again_in attach
-57 branch_with build_log chang_$ half_as it_anoth less offici org_chart purchas_$ rerun_$ return_it statu_ingres
-57 stop_at the_admin the_teach to_purchas truncat_the turn_our upload_with
-56 -logs_$ ._load =changes =rest~empty =~next ^_leav everybod_$ firewal inspect leav_it npm_test say_for test_phon
-56 this_run upload_$
-55 ._pem =change~view =remove~ci =stop~rollout =tell~nurse =work~tomorrow =~leaver =~stats ^_bake ^_block ^_describ
-55 ^_dismis back catalog_# compar_the forc_a journalctl journalctl_-u our_fix our_flag pem plan_. protect split_the
-55 tenth_of that_one to_the writ_up
-54 #_quer -q_test =any/grants/act =change~now =look~history =mentioned =near/denies/3/tame =remove~build
-54 =rest+everyday =tell+red =tell~them =work~issue =work~next =~bundle =~does ^_follow a_long adapt_our by_servic
-54 cach_result df docu draw_the expir_$ fix_the format_the i'll_leav into_four is_within list_for mask namespac_$
-54 our_temporar placehold prefix_$ redeplo_our say server's sum the_placehold the_server's the_verdict to_her
-53 --diff_$ -agent_$ =change~checklist =near/denies/1/act =tell~found =tell~minutes =work~pipeline =~checklist ^_look
-53 about anoth_half batch_# checklist count_of down_what ever_five far_$ half_hour left_$ monda more_read on_servic
-53 only_$ request_the scan_on so_far the_comment to_half untest_branch
-52 --amend --merged_main -r_require =change/own =change~example =change~names =look~values =release~preview
-52 =remove~batch =rest~hour =tell~rotation =~results/ =~rotation =~speed ^_eu abort_the and_test baselin_$
-52 branch_--merged break commit_--amend import_batch instal_-r main_| our_page read result_/ say_and scal_our
-52 shut_down split_our stay_with switch the_calendar the_flak xarg_git
-51 --context --context_prod -l /_catalog =change~account =change~annotations =change~stack =look+money
-51 =near/grants/0/tame =remove~token =tell~again =tell~is =tell~reminder =work~account =work~offline =work~pod
-51 =work~question =work~sheet =~15 =~annotations =~dbsize =~lookup =~offline =~path =~simulator ^_begin a_regres
-51 a_third annot_$ both comment_one dbsiz dbsiz_$ displa district evaluat_it go_back i'll_take kubectl_--context
-51 lookup_$ m manu_$ named_in our_etl page's per_cent regres_test support the_librar the_serv token_lookup train_on
-51 two_$ work_offlin yet_so
-50 ._get =look~does =ours =spend~nothing =tell~case =work~more =work~plan =~font ^_buy answer attempt_$ count_docu
-50 draft_the etcdctl_endpoint exp_# fund_$ has_answer it_would kernel_in kind_clust legal_has log_deplo minu_$ mock
-50 noth_for of_servic on_its poison_messag screenshot until_legal vm_$ wait_in
-49 --get =look+papers =release~nothing =release~there =remove~/drafts/5 =stop/own =tell~answer =~/drafts/5
-49 =~checkpoint =~hangs =~health ^_break ^_halv ^_reproduc all_affect check_the comment_. config_--get dispatch_$
-49 draft_/ halv hang_$ off_again origin out_. password_$ phon_$ publish_noth rais_the rang reboot_the resum ten
-49 the_account the_pinn the_weight validat_the
-48 -photos -u_origin =_true =remove~file =said/4/everyday =weaken~again =weaken~animation =work~b =work~checkpoint
-48 =work~prompt =~2 =~animation =~batches =~dba =~delete =~lag =~old-photos =~runner =~store =~vm-9 ^_bring a_short
-48 ask_again field_option fix_what limit_# load_test old_-photos our_job own_job platform_team push_-u review_from
-48 schema_. test_to timeout_$ to_all to_main wave within_budget
-47 #_ls --check_--diff -q_show /_doc /_out =change~00 =said/3/money =tell~dba =work~traffic =work~user =~json
-47 =~outdated =~proxy =~warehouses ^_no ^_verif chang_our com_$ dev_$ get_/ git_branch other_user propos_a region_$
-47 see_them show_warehous the_third
-46 -agent-1 -n_run -service_$ -sh -sh_/ =commit+test =rest~place =spend+everyday =tell~lab =work~hours =~answer =~df
-46 =~funds =~lab =~lines =~needed =~ranking =~scanner ^_notif ^_pay ^_qstat ^_second ^_spend ^_wc chart_$ desk df_$
-46 du_-sh hand_over it_off it_through leav limit_to lock_timeout m_. our_plac plac_in propos_the qstat sampl_data
-46 schedul_of self_-service sort_the stat_$ system_df team_about the_size to_self tool_$ unit_test
-45 -keygen -tmp /_print =change~translations =look~bug =rest~open =tell~items =tell~no =wide/safeguards =work+everyday
-45 =~cause =~click =~image =~translations ^_awk ^_our ^_ping alon answ_no as_she caus_$ command_in databas_on day_the
-45 diff_$ different down_as dump_into earli for_debug hour interfac_$ log_| ls_s option our_databas out_to sort_|
-45 ssh_-keygen that_this the_load the_screenshot uniq uniq_-c until_a up_$ used_$ with_and |_uniq
-44 -cache_polic =look~domain =look~lag =numbers/new/people =release~lock =stop~plan =tell~plan =unheard/stops
-44 =~backoff =~columns =~failure =~start =~verified ^_combin ^_estimat ^_pkil apt_-cache behind_$ ca_file catalog
-44 clos_this combin gate_$ gath go_live how_many next_numb our_branch phas pkil plan_allow present print_on privileg
-44 promot_build report_as revert_to script_$ shift_a size_$ stop_here test_. user_for user_the valid_set
-43 #_--wait --pattern --scan --scan_--pattern --wait -cli_--scan -destroy_-out ._list =change~review =rest~green
-43 =work~averages =work~interface =work~reading =work~tonight =work~up =~do =~interface =~list-keys =~try ^_lsblk
-43 ^_warn and_push as_they calendar_$ compres copy_into destro_. fallback hiring hiring_manag in_for is_back is_in
-43 lsblk mount_the open_ticket plan_-destroy publish_averag run_# step structur terminat_all the_bann the_hiring
-43 the_roll try_again ufw_statu unsent updat_on would_do
-42 --channel -c_du =_ci =change+keys =change~version =look~room =near/ours/1/act =remove+tried =stop~once
-42 =tell~accounts =tell~invoice =~du ^_plan a_case account_as alert_with announc_noth assign_list axis dependenc_$
-42 deplo_only have_pass lab_/ manag_$ pencil resum_from same support_lead systemctl_statu the_axis the_custom
-42 this_chang wher
-41 #_~ --spider --spider_http -build -check -m_avc -ts -zv =change~archive =look~go =near/denies/0/tame
-41 =near/others/3/tame =said/2/people =tell~accounting =tell~key =work~longer =~accounting =~worker ^_ausearch ^_deny
-41 ^_explain ^_lift ^_plot ^_sort ^_upgrad action_wait announce_for ausearch ausearch_-m avc avc_-ts both_for delet_it
-41 engine_$ interview its its_end lift_the nc_-zv peek plot_$ post_for queu_the tell_that the_interview view_# wait_an
-40 -e_. =change~scratch =look~reasons =tell+published =~it =~reasons =~statistics ^_du ^_investigat ^_join a_new
-40 accept_the add_the again an_exampl asking clean_-n command edit_our first_. instal_-e investigat manage_$
-40 next_region node_and paramet pod_so put_the recept_$ search_$ select_* sinc_# squash_our switch_back tell_bill
-40 the_present timeout touch
-39 -c_select =change~database =near/grants+denies+others/tame =release~worker =weaken~it =~dry-run =~sdk ^_tag
-39 asked_for cargo_search clear_our dril durat has_agre has_run head_$ host_at memor_request modul_npm pod_-n
-39 provider's_test run_= safe secret_. ship_our tab the_durat the_four to_green upgrad_our user's_own wheel yet
-38 %_$ --rm --title =enter+grave =granted =look~alarms =release~says =rest~upgrade =said/3 =tell~author =work~token
-38 =~field ^_compres ^_dry and_report as_measur cach cach_the canary's clear_the config_/ deplo_to firebas_project
-38 hous hous_$ i'll_ask in_parallel is_on light_off lint_only made_it messag_that model_on name_with our_stag parallel
-38 priya project_list releas_on set_the state_$ t_-test test_clust the_canary's the_rehears which_group
-37 #_-m --check_$ ._md =release~now =tell~user =tell~versions =weaken+pages =work+taken =work~draft =work~left
-37 =work~worker =~workspace ^_packag and_open ask_$ backup_into bar_$ branch_off deplo_servic end escalat_the
-37 for_monda free_tier log_and log_in md our_cron our_pod pop preview_publish produc rebas redeplo_the request_form
-37 servic_in suggest_a test_client text_$ this_job timer venv wheth
-36 -f_deplo ._find ._sampl =look~certificate =look~sensor =rest~runner =tell~request =weaken~phase =work~later
-36 =work~tasks =~root =~versions =~workers >_> ^_cach ^_read ^_rollback ^_sleep batch_$ comment_with curv everyon_$
-36 for_read give_it leav_her measur_$ merg_our rollout's rollout's_flag script_on servic_with skip_the tell_support
-36 test_channel test_group that_i the_metric the_time the_vm this_rollout's traffic unblock_the x_$
-35 --limit_# =change+tried =change~canary =numbers/said/money =remove+keys =tell~access =tell~account =tell~copy
-35 =tell~text =~clash =~costs =~directory =~error =~manual =~so =~two ^_consul ^_namei ^_reduc ^_select a_scratch
-35 account_on and_add are_miss around_the by_month canar_$ checkpoint consul contract demo_# group_the learn_rate
-35 list_--assignee mute namei namei_-l operator_that our_# owner_the packag_to python_manag reduc remov_it
-35 request_against summar_and the_inactiv the_modul the_ten topic_$ total_$ view when
-34 #_wher -connect -it-2 =look~logs =remove~disk =tell+pages =weaken+solemn =work~linter =~% =~deployment/shop =~goes
-34 =~graph =~metrics =~production =~rotated =~tls ^_delet ^_increas agent_-it-2 branch_to client_-connect creat_job
-34 don't file_alon for_her graph_$ i'll_set it_end load_the model more_round move_the next_step openssl_s our_load
-34 pgrep pgrep_-u plan_list respons run s_client sql_select stag_# state test_copy the_drop the_empt the_exampl
-34 up_what view_left with_log
-33 #_error #_up =change~copy =tell~lead =tell~patient =work~asks =work~times =~blue =~deleted =~difference =~out =~pod
-33 adjust agent_# alon_$ annotat ask_wheth b_$ back_our branch's container's down_to drop_the editor_$ her here_and
-33 import_# io_/ it_once line_on link_for list_by load_# not_yet offer_the on_tomorrow once_$ our_prefix over_$ privac
-33 quest_on releas_to restor shop_> simulat slow the_branch's the_other the_page's the_privac the_quest the_support
-33 the_updat the_virtu then_$ this_morn thre_and
-32 #_which --all_$ --force-with-lease --force-with-lease_origin /_alloc /_explain /_shop =enter~deployer-staging
-32 =tell~job =tell~looked =tell~note =tell~requests =work+test =work~names =work~tool =~443 =~deployer-staging
-32 =~operators =~placeholder =~shop =~sync =~total ^_cut ^_don't ^_simulat alloc_/ at_half checkout_$ contain_$ corp
-32 deploy_-staging draft_as ephemer_environ fail_with form_$ id_from is_through klist leav_the look_the next_phas
-32 our_rollout our_team outag_$ push_--force-with-lease push_our quart repeat_the request_for review_to rollout_and
-32 seed_$ srv stack summaris sync_and the_input the_offici the_scop the_stat the_titl then_revok titl_of tmp ttl_to
-32 undo unlock_the wait_$
-31 -daily ._test /_exp /_step =look+tried =look~terms =mentioned/stops =numbers/new/changes =remove~draft
-31 =spend+personal =spend/foreign =tell~approver =tell~customer =tell~question =work~branch =work~cluster
-31 =work~duplicates =work~summary =~batch =~changes =~idx_9 =~of =~print =~typo ^_advanc ^_bisect ^_lengthen ^_watch
-31 a_check a_kind anyth_is attach_the avoid befor_anyth bench_$ built by_one clos_our comment fram from_# hit in_all
-31 lengthen new_key nodetool_statu norm one_from other_team's our_file oven_$ owner_$ path ping_the somebod_to start
-31 tgz_$ the_remov tmp_$ try_a unset wheth_a with_their
-30 -in_$ =change+pages =change+voice =look~duplicates =look~limit =look~model =release~service =remove~directory
-30 =rest~closed =tell~office =~closed =~midnight =~range ^_shred ^_warm alter_the and_forc any auth_can blue can_-i
-30 come_back fold grant_$ halv_the kubectl_auth me_$ ment note_to numb_and one_replica our_poison our_releas paramet_$
-30 patienc propos_$ provider's refer_to refresh resolv revok_the same_paramet she shred stag_-agent stay test_bench
-30 that_zone the_file the_platform the_provider's the_volum warm we_start |_grep
-29 --fix_$ =+voice =change~first =change~step =enter~l =look~drive =look~schema =remove+everyday =tell
-29 =tell~purchasing =weaken+personal =weaken~colour =work~model =~age =~build =~chapter =~colour =~n =~purchasing
-29 =~read-only ^_aggregat ^_all at_its chang_to chapt_$ delet_protect describ_$ dock_compos eu exclud_the far line_to
-29 log_file long_timeout our_service's own_client parent_first pt queu_and result resum_our search service's side_$
-29 sudo_-l tell_its that_and the_archiv the_chang the_unus to_tomorrow's tomorrow's_window translat twic verif_the
-28 #_--dry-run --stat -nginx -over ._copy =change~directory =look~green =look~reports =remove~member =said/2/outside
-28 =tell~edit =work~image =~changelog =~charge =~contract =~fault =~hotfix =~translator ^_again ^_getenforc ^_group
-28 ^_lvs a_norm action_ask and_once and_show are_green check_are contain_of cut discus do_noth error_to for_bill
-28 get_ns getenforc getenforc_$ group_delet handl how_much img incident_$ instal_it link_in lvs lvs_$ manag_to
-28 more_sampl norm_user of_eight our_funct own_file predict predict_to record_for report_what screenshot_of shar_/
-28 squeu_-u start_a stash_list technician the_fund the_predict the_templat this_test translator translator_$ who_use
-28 without workspac_$
-27 $_our --atomic --atomic_$ -e_show -s_# =commit~one =said/0/removes =said/3/data =tell~it =tell~reception =tell~used
-27 =work~ranking =~account =~atomic =~reader =~reception =~secret ^_forward ^_gath ^_prob ^_silenc a_clear a_funct
-27 a_suggest add_it against and_compar app_to as_a at by_numb curl_http data_protect deni drift enough expir_date
-27 fetch_origin fix_/ flag_on give_our head_in held i've line_in origin_git owner_of pair_to plan_the protect_offic
-27 public_read read_what rebuild_our silenc_noth tail_/ the_column the_rank to_vers tomorrow_$ trail uat which_one
-27 with_half writ_test
-26 #_request -l_-n -rf_target -u_$ /_rebas =change~code =change~planned =look+of_plans =look+weakens =look~*
-26 =look~containers =rest~issue =tell~expired =tell~test =work~mail =work~rest =work~results =~consumer =~door =~green
-26 =~long =~reviewer =~step =~tmp/rebase-41 =~upgrade =~users ^_see app_diff artifact audit_$ chang_back commit_.
-26 duplicat_. flash_$ get_pod i_put in_uat invert iptabl_-l is_left jq jq_. median monda_$ next_to notific origin_/
-26 other_half our_-team outdat_$ payment_. plan_$ plan_about pressur rate_of rebas_# redact result_and run_the
-26 sheet_and start_phas supplier's_mail target_/ test_data the_chart the_funct the_median the_pressur them_in
-26 to_confirm train_. try_$ twent typo_$ waf work_to www
-25 --draft --sort-by --sort-by_= -context_$ -db-instances -n_prod -u_root =look~first =look~name =look~rule
-25 =remove~again =remove~plan =work+solemn =work~3 =~* =~admins =~current-context =~drift =~old_events =~usage
-25 ^_calculat ^_net ^_remov a_pr anoth_room batch_and broken_link calculat clos_the config_current continu_tomorrow
-25 count_$ creat_--draft current_-context describ_-db-instances escalat_to estimat_the factor found_the group_show
-25 imag_on it_read look_when mail_on main_into may_be measur_the merg_main migr_step new_password old_event pay_invoic
-25 play polic_$ pr_$ prefetch procure procure_$ protect_and put_up rds_describ read_with roll_our servic_so
-25 show_--name stash_pop ten_percent the_lab the_schedul the_school the_test's tier_$ tomorrow touch_$ verbos_output
-25 want with_--dry-run
-24 --topic_payment -i_http -ts_recent /_environ =+everyday =change+published =change~clause =change~packages
-24 =change~quota =commit+of_plans =enter~account =look~bounces =look~hour =look~query =look~run =release~planned
-24 =rest+voice =weaken+taken =weaken~step =work~attempt =~booking =~bounces =~option =~packages =~pause =~recent
-24 =~show =~summary ^_bid ^_count ^_prun ^_rehears agre_$ bett build_director ca_$ cheap dba_$ diff_-f get_deploy
-24 git_diff gone hour_later is_open kubectl_diff line login_$ on_host on_two our_earli p_$ peek_at physician plot_the
-24 recent recent_$ releas_candidat run_our schema_$ screenshot_. slot_with start_with test_account that_would
-24 the_author the_databas the_integr the_learn the_physician the_pr the_salar ticket_for time_into untest
-23 --fill_$ -active =+pronouns =_* =change~tests =change~users =enter~nothing =look+everyday =near/others/2/act
-23 =near/ours/3/act =release~migration =remove =spend~tool =stop+weakens =stop~t2 =tell+test =tell~colleague
-23 =weaken+stored =work~7 =work~build =work~service =~allows =~at =~code =~curve =~others =~size =~t2 =~traces ^_keep
-23 ^_switch accept_$ admin_$ choos_anoth entr_$ file_we green_stack hand_it is_-active kubectl_describ legal_$ level_$
-23 messag_into next_free night_$ node_t numb_. once our_result port_# rehears_the renew_it run_--rm spac strip_the
-23 suggest_the switch_over the_copy the_draft the_green the_result the_ward throw_our tmp_. to_hr type which_commit
-22 --all-files --all-files_$ --limit --list-keys --list-keys_$ -d_wheel /_data =change~handle =look~admins
-22 =look~bucket =look~plan =look~upgrade =remove~candidate =rest~checkpoints =rest~model =tell+keys =tell+taken
-22 =tell~desk =tell~go =tell~mistake =work~anew =work~example =~all-files =~contractor =~digest =~handle =~header
-22 =~ones =~reminder =~ten =~timeout =~wiki ^_i ^_import ^_it's ^_ls ^_quer ^_recalculat ^_uptim ^_yield a_tabl
-22 analysi any_more bank's_sandbox block clerk clerk_$ comment_$ config creat_the digest document_of evaluat facilit
-22 file_handl gpg_--list-keys i'll_note investigat_the is is_stuck jar line_for live_$ metric migrat next_#
-22 our_preview our_train point_in propos_meet provision raw recalculat releas_view restart_the run_--all-files
-22 select_pid shard size_and test_databas the_clerk trac_to truncat_-s two_dead u_$ variabl were wiki yield yield_to
-21 #_x --rerun-tasks ._pytest /_v =change~fix =change~typo =look~manual =look~space =near/denies+others/act
-21 =near/denies/act =tell~pg_stat_activity =tell~policy =work~cards =work~host =work~locally =work~metrics =work~once
-21 =~1.5 =~1h =~abstract =~cards =~department =~ends =~locally =~t-55 ^_hand ^_rout ^_whoami a_backup abstract
-21 abstract_$ are_too between changelog cost delet_/ finish_with flash forget how_long imag_to lint_$ load_test's
-21 look_wheth memb messag_to modul_$ more_data ns_preview numb_of owner_know pid_stat pytest_cach releas_our save_it
-21 see_wheth set_this shop_$ start_after tell_financ term_of that the_abstract the_contract the_observ the_polic
-21 the_recruit the_upgrad unblock until_the upstream_$ user_how volum_of wait_and which_the
-20 -c1 -dev -out_plan -size ._agent =look~hotels =look~valve =mentioned/credentials =release~7.2 =remove~preview
-20 =rest+taken =rest~review =stop~out =tell~4 =tell~build =work~rows =work~two =~7.2 =~empty =~found =~get-user
-20 =~hotels =~rights ^_replac ^_stay and_notif author balanc_$ catalogu csv_$ declin_$ discard_the drift_$ due due_$
-20 everybod find_free flag_off get_-user given_$ host_a iam_get incident_lead is_due it_at it_is its_shar lowest md_$
-20 move_on older_than our_report preview_databas propos_an pulumi_destro ran restor_--list save_a schedul_our second_$
-20 set_imag shop_. the_artifact the_box the_dispatch the_first the_flag the_lowest the_rule the_term this_run's typo
-20 who_creat
-19 #_list -commit -five -lab -run-12 /_org =+grave =change~changelog =change~limits =enter+stored =look~pods
-19 =look~samples =near/ours/2/act =rest~change =rest~summary =tell~error =tell~missing =tell~terms =work~allows
-19 =work~input =work~links =work~tickets =work~twice =work~workers =~ch_1 =~cluster =~describe =~flights =~grades
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
