using System.Globalization;
using System.Text;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Imports;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Hongniang.Tests.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

public sealed class ImportRoadTests
{
    private const string Two = """
        需求名称,需求描述,企业名称,联系人,联系电话,所属地区,所属行业,合作方式,预算（万元）,期望完成时间,紧急程度
        高镍三元动力电解液的开发,需开发一款适配 NCM811 体系的动力电解液，循环 1000 次容量保持率不低于 85%。,测试电池有限公司,张三,13800001234,南海区,电气机械和器材制造业,"委托开发、合作开发",100-300,2027年6月,较急
        注塑件翘曲变形的控制,家电面板注塑后翘曲超过 2 毫米，需要优化模具与工艺参数。,无名塑料厂,,,顺德,机械,技术入股,面议,明年底,

        """;

    private static readonly Words Words = new(typeof(Words).Assembly);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_needs_that_wait_for_review_with_every_value_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        var run = await import.ImportAsync(Two, Ct);

        run.State.ShouldBe(RunState.Done);
        (run.TotalRows, run.DoneRows).ShouldBe((2, 2));
        ImportWorld.Counts(run).ShouldBe((2, 0, 0, 0));
        await using var scope = database.Open();
        var needs = await scope.Db.Needs.OrderBy(n => n.Number).ToListAsync(Ct);
        var nothing = (IReadOnlyList<Indicator>)[];
        var modes = needs[0].ToFacts().CooperationModes;
        modes.ShouldBe([CooperationMode.CommissionedDevelopment, CooperationMode.JointDevelopment]);
        (needs[0].ToFacts() with { Indicators = nothing, CooperationModes = modes }).ShouldBe(new Need.Facts
        {
            Title = "高镍三元动力电解液的开发",
            Description = "需开发一款适配 NCM811 体系的动力电解液，循环 1000 次容量保持率不低于 85%。",
            EnterpriseId = import.World.Firm,
            EnterpriseName = "测试电池有限公司",
            ContactName = "张三",
            ContactPhone = "13800001234",
            HolderId = import.World.Foshan,
            RegionCode = "440605",
            IndustryCode = "C38",
            CooperationModes = modes,
            BudgetFrom = 1_000_000m,
            BudgetTo = 3_000_000m,
            Deadline = new DateOnly(2027, 6, 30),
            Urgency = Urgency.Soon,
            Indicators = nothing,
        });
        (needs[0].State, needs[0].Source, needs[0].SourceReference, needs[0].CreatedById).ShouldBe((NeedState.Submitted, NeedSource.Import, $"{run.Number} #2", import.Actor.AccountId));
        (needs[1].EnterpriseName, needs[1].EnterpriseId, needs[1].RegionCode, needs[1].Keywords, needs[1].Deadline).ShouldBe(("无名塑料厂", null, "440606", "机械", null));
        var entries = await scope.Db.Journal.Where(j => j.SubjectKind == nameof(Need)).ToListAsync(Ct);
        entries.Select(j => (j.SubjectNumber, j.Verb, j.ActorName)).ShouldBe([(needs[0].Number, "Imported", "测试红娘"), (needs[1].Number, "Imported", "测试红娘")]);
        (await import.RowsAsync(run.Number, ImportPart.Remarked, Ct)).ShouldHaveSingleItem().Remarks.Select(r => (r.Code, r.Column, r.IsWarning))
            .ShouldBe([("import.industry", "所属行业", true), ("import.not-understood", "期望完成时间", true)]);
    }

    [Fact]
    public async Task A_further_organisation_imports_too_as_long_as_the_person_acts_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        var account = import.Actor.AccountId!.Value; // why: the person who imports has one
        await FurtherPost.GiveAsync(database, account, import.World.Guangzhou, Ct);

        var run = await import.ImportAsync(Two, Ct);
        await FurtherPost.TakeAsync(database, account, Ct);
        var late = await import.ImportAsync(Two, Ct);

        (run.State, run.Added).ShouldBe((RunState.Done, 2));
        (late.State, late.Failure).ShouldBe((RunState.Failed, "The account that started this import is no longer there or may no longer import."));
        await using var scope = database.Open();
        (await scope.Db.Needs.Select(n => n.HolderId).Distinct().ToListAsync(Ct)).ShouldBe([import.World.Foshan]);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        await import.ImportAsync(Two, Ct);

        var again = await import.ImportAsync(Two, Ct);

        ImportWorld.Counts(again).ShouldBe((0, 2, 0, 0));
        await using var scope = database.Open();
        (await scope.Db.Needs.CountAsync(Ct)).ShouldBe(2);
        (await scope.Db.Journal.CountAsync(j => j.SubjectKind == nameof(Need), Ct)).ShouldBe(2);
        (await import.RowsAsync(again.Number, ImportPart.Unchanged, Ct)).Select(r => r.RecordNumber).ShouldBe(await scope.Db.Needs.OrderBy(n => n.Number).Select(n => n.Number).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_was_reviewed_before_is_published_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        await import.ImportAsync(Two, Ct, change: p => p with { Publish = true });

        await using var scope = database.Open();
        (await scope.Db.Needs.Select(n => n.State).Distinct().ToListAsync(Ct)).ShouldBe([NeedState.Published]);
        (await scope.Db.Journal.Where(j => j.Verb == "Imported").Select(j => j.After!).FirstAsync(Ct)).ShouldContain("\"ReviewedBefore\":true");
    }

    [Fact]
    public async Task Bad_rows_are_refused_with_the_column_named_and_can_be_mended_and_imported_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        var run = await import.ImportAsync(
            "序号,需求名称,需求描述,单位\n1,,没有名称的需求描述,甲公司\n2,有名称的需求,,乙公司\n3,机密项目,密级：机密,丙公司\n4,好的需求,这一行没有问题的需求描述,丁公司\n", Ct);

        ImportWorld.Counts(run).ShouldBe((1, 0, 0, 3));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        (await import.RowsAsync(run.Number, ImportPart.Refused, Ct)).Select(r => (r.Number, r.Remarks[0].In(Words, run.Subject)[..7]))
            .ShouldBe([(2, "【需求名称】此"), (3, "【需求描述】此"), (4, "【需求描述】内")]);
        await using var scope = database.Open(import.Scope);
        var sheet = (await scope.The<RefusedRowsSheet>().RunAsync(new(run.Number, AlsoHeldBack: false), import.Actor, Words, Ct)).Value;
        var table = TableFile.Open(sheet.Content, sheet.FileName).Value;
        table.Rows(null).Select(r => string.Join('|', r.Cells)).ShouldBe([
            "序号|需求名称|需求描述|单位|原因",
            "1||没有名称的需求描述|甲公司|【需求名称】此项必填。",
            "2|有名称的需求||乙公司|【需求描述】此项必填。",
            "3|机密项目|密级：机密|丙公司|【需求描述】内容带有“绝密”“机密”或“秘密”标志。本系统不受理涉密事项，请通过涉密渠道办理。",
        ]);

        var mended = table.Rows(null).Select(r => r.Cells.ToList()).ToList();
        mended[1][1] = "补上的名称";
        using var memory = new MemoryStream();
        XlsxWriter.Write(memory, new XlsxSheet("改", mended[0], mended.Skip(1)));
        var second = await import.ImportAsync(memory.ToArray(), "mended.xlsx", "Need", Ct);

        ImportWorld.Counts(second).ShouldBe((1, 0, 0, 2));
    }

    [Fact]
    public async Task A_row_like_a_known_need_is_held_back_until_a_person_decides()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        var known = await import.World.NeedAsync();
        var csv = $"需求名称,需求描述,企业名称\n{known.Title},{known.Description},测试电池有限公司\n{known.Title}（二）,{known.Description}另有要求。,别的公司\n另一件事,轴承在高速下异响，需要诊断方案,测试电池有限公司\n";

        var run = await import.ImportAsync(csv, Ct);

        ImportWorld.Counts(run).ShouldBe((1, 0, 2, 0));
        var held = await import.RowsAsync(run.Number, ImportPart.PossibleDuplicate, Ct);
        held.Select(r => (r.Number, r.RecordNumber)).ShouldBe([(2, known.Number), (3, known.Number)]);
        held[0].Likeness.ShouldBe(1);
        held[0].Known.ShouldNotBeNull().Title.ShouldBe(known.Title);

        await using var scope = database.Open(import.Scope);
        (await scope.The<DecideDuplicates>().RunAsync(new(run.Number, DuplicateDecision.LeaveOut, [2]), import.Actor, Ct)).Value.ShouldBe(1);
        (await scope.The<DecideDuplicates>().RunAsync(new(run.Number, DuplicateDecision.Import, null), import.Actor, Ct)).Value.ShouldBe(1);

        ImportWorld.Counts((await import.DetailAsync(run.Number, Ct)).Run).ShouldBe((2, 1, 0, 0));
        (await scope.Db.Needs.CountAsync(Ct)).ShouldBe(3);
        (await scope.Db.Journal.Where(j => j.SubjectKind == nameof(ImportRun)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct))
            .ShouldBe(["Uploaded", "Confirmed", "Finished", "DuplicatesLeftOut", "DuplicatesImported"]);

        // Both decisions are remembered: the same file brings nothing new.
        ImportWorld.Counts(await import.ImportAsync(csv, Ct)).ShouldBe((0, 3, 0, 0));
    }

    [Fact]
    public async Task A_row_like_an_earlier_row_of_the_file_is_held_back_and_an_equal_one_is_not_taken_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        const string row = "桥梁智能攀爬机器人,缆索攀爬机器人主要用于承载无损检测设备，要求爬升速度不低于每分钟十米。,甲公司,";

        var run = await import.ImportAsync($"需求名称,需求描述,企业名称,备注说明\n{row}50\n{row}50\n桥梁智能攀爬机器人,缆索攀爬机器人主要用于承载无损检测设备，要求爬升速度不低于每分钟十二米。,甲公司,\n", Ct, change: p => p);

        ImportWorld.Counts(run).ShouldBe((1, 1, 1, 0));
        var number = (await import.RowsAsync(run.Number, ImportPart.Added, Ct)).Single().RecordNumber;
        (await import.RowsAsync(run.Number, ImportPart.Unchanged, Ct)).Single().RecordNumber.ShouldBe(number);
        (await import.RowsAsync(run.Number, ImportPart.PossibleDuplicate, Ct)).Single().RecordNumber.ShouldBe(number);
    }

    [Fact]
    public async Task Rows_become_achievements_with_the_title_for_a_missing_summary()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        var run = await import.ImportAsync("成果名称,完成单位,成熟度,转让价格（万元）\n储水给水通气花盆,测试理工大学,TRL7,20\n三轮车独立悬挂系统,某研究院,中试,面议\n", Ct, "Achievement", p => p with { Publish = true });

        ImportWorld.Counts(run).ShouldBe((2, 0, 0, 0));
        await using var scope = database.Open();
        (await scope.Db.Achievements.OrderBy(a => a.Number).Select(a => new { a.Title, a.Summary, a.OwnerName, a.ReadinessLevel, a.AskingPrice, a.State, Known = a.OwnerId != null }).ToListAsync(Ct)).ShouldBe([
            new { Title = "储水给水通气花盆", Summary = "储水给水通气花盆", OwnerName = "测试理工大学", ReadinessLevel = (int?)7, AskingPrice = (decimal?)200_000m, State = SupplyState.Published, Known = true },
            new { Title = "三轮车独立悬挂系统", Summary = "三轮车独立悬挂系统", OwnerName = "某研究院", ReadinessLevel = (int?)6, AskingPrice = (decimal?)null, State = SupplyState.Published, Known = false },
        ]);
    }

    [Fact]
    public async Task Experts_who_did_not_agree_wait_as_drafts_and_the_same_person_is_held_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        const string csv = "姓名,工作单位,职称,研究方向,手机,是否同意入库\n王\u3000五,测试理工大学,教授,正极材料、电解液,13700009999,是\n赵六,测试理工大学,研究员,轴承,,否\n王五,测试理工大学,副教授,电池,13700001111,是\n";

        var run = await import.ImportAsync(csv, Ct, "Expert", p => p with { Publish = true });

        ImportWorld.Counts(run).ShouldBe((2, 0, 1, 0));
        await using var scope = database.Open();
        (await scope.Db.Experts.OrderBy(e => e.Number).Select(e => new { e.Name, e.ResearchDirections, e.HasConsent, e.State }).ToListAsync(Ct)).ShouldBe([
            new { Name = "王五", ResearchDirections = "正极材料;电解液", HasConsent = true, State = SupplyState.Published },
            new { Name = "赵六", ResearchDirections = "轴承", HasConsent = false, State = SupplyState.Draft },
        ]);
    }

    [Fact]
    public async Task A_plan_without_a_column_for_the_title_is_refused_and_a_second_column_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        var number = await import.UploadAsync("alpha,beta,gamma\n甲,乙,丙\n", Ct);

        (await import.ConfirmAsync(number, Ct)).Problems.Select(p => (p.Code, p.Field)).ShouldBe([("import.unmapped", "Title"), ("import.unmapped", "Description")]);
        (await import.ConfirmAsync(number, Ct, p => p with { Columns = [.. p.Columns.Select((c, i) => c with { Field = i < 2 ? "Title" : "Description" })] })).Problems
            .Select(p => (p.Code, p.Field)).ShouldBe([("import.mapped-twice", "Title")]);
        (await import.ConfirmAsync(number, Ct, p => p with { Columns = [.. p.Columns.Select((c, i) => c with { Field = i == 0 ? "Title" : "Description" })] })).Succeeded.ShouldBeTrue();
        (await import.ConfirmAsync(number, Ct)).Problems.Single().Code.ShouldBe("import.confirmed");
        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.Done);
        await using var scope = database.Open();
        (await scope.Db.Needs.Select(n => n.Description).SingleAsync(Ct)).ShouldBe("乙\n【gamma】\n丙");
        (await scope.Db.Needs.Select(n => n.EnterpriseName).SingleAsync(Ct)).ShouldBe("未注明单位");
    }

    [Fact]
    public async Task Strangers_neither_import_nor_see()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        var number = await import.UploadAsync(Two, Ct);

        await using var elsewhere = database.Open(import.World.ScopeOf(import.World.Guangzhou));
        (await ImportDetail.LoadAsync(elsewhere.Db, number, Ct)).ShouldBeNull();
        (await ImportList.LoadAsync(elsewhere.Db, new Page(), Ct)).Total.ShouldBe(0);
        (await elsewhere.The<CancelImport>().RunAsync(new(number), World.Manager(import.World.Guangzhou), Ct)).Problems.Single().Code.ShouldBe("not-found");
        (await elsewhere.The<StartImport>().RunAsync(new("Need", "a.csv", Encoding.UTF8.GetBytes(Two), import.World.Foshan), World.Manager(import.World.Guangzhou), Ct)).Problems.Single().Code.ShouldBe("holder.outside");
        var leader = import.Actor with { Role = "Leader" };
        await using var own = database.Open(import.Scope);
        (await own.The<StartImport>().RunAsync(new("Need", "a.csv", Encoding.UTF8.GetBytes(Two), import.World.Foshan), leader, Ct)).Problems.Single().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task The_preview_shows_what_rows_become_and_writes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        var number = await import.UploadAsync(Two + ",没有名称,丙公司\n", Ct);
        await using var scope = database.Open(import.Scope);
        var plan = (await ImportMapping.LoadAsync(scope.Db, scope.The<ImportSubjects>(), number, null, Ct)).Value.ToPlan();

        var rows = (await scope.The<ImportPreview>().LoadAsync(number, plan, import.Actor, Ct)).Value;

        rows.Select(r => (r.Number, r.IsRefused, ((Need.Facts)r.Values).EnterpriseName)).ShouldBe([(2, false, "测试电池有限公司"), (3, false, "无名塑料厂"), (4, true, "丙公司")], ignoreOrder: false);
        (await scope.Db.Needs.CountAsync(Ct)).ShouldBe(0);
        (await scope.Db.ImportRows.CountAsync(Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_template_is_recognised_whole_and_its_sample_row_is_not_imported(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        foreach (var subject in new ImportSubject[] { new NeedImport(), new AchievementImport(), new ExpertImport() })
        {
            var file = TableFile.Open(ImportTemplate.Make(subject, Words), "template.xlsx").Value;
            var reading = SheetReading.Of(file, file.Sheets[0].Name, subject);

            reading.Columns.Select(c => c.Is.Field).ShouldBe(subject.Fields.Select(f => f.Name));
            PlannedRows.Of(file, new ImportPlan { Sheet = file.Sheets[0].Name, HeadingRow = 1, Columns = [.. reading.Columns.Select(c => c.Is)] }).ShouldBeEmpty();
        }

        await Task.CompletedTask;
    }
}
