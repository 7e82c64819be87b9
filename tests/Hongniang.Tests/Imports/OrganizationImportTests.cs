using System.Text;
using Hongniang.Common;
using Hongniang.Imports;
using Hongniang.Network;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

public sealed class OrganizationImportTests
{
    private const string List = """
        单位名称,统一社会信用代码,单位类型,地址,所属行业,规模,资质荣誉,擅长领域,服务项目,简介,联系人,联系电话
        甲新材料有限公司,91350100m000100y43,,佛山市顺德区北滘镇,橡胶和塑料制品业,中型,高新技术企业、专精特新,改性塑料、复合材料,检测、中试,做塑料的。,张三,13800001234
        乙大学,,,桂城,魔法,巨型,,,,,,
        测试电池股份有限公司,,企业,,,,,,,,,
        丙科协,,科协,,,,,,,,,
        丁学会,91350100M000100Y44,学会,,,,,,,,,打前台
        ,,企业,佛山,,,,,,,,
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_units_with_their_card_and_doubtful_ones_wait_or_are_refused_with_a_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        var run = await import.ImportAsync(Encoding.UTF8.GetBytes(List), "单位.csv", nameof(Organization), Ct);

        (run.Added, run.PossibleDuplicates, run.Refused).ShouldBe((3, 1, 2));
        await using var open = database.Open();
        var plastics = await open.Db.Organizations.SingleAsync(o => o.Name == "甲新材料有限公司", Ct);
        (plastics.Uscc, plastics.Kind, plastics.RegionCode, plastics.IndustryCode, plastics.Size, plastics.HolderId).ShouldBe(
            ("91350100M000100Y43", OrganizationKind.Enterprise, "440606", "C29", EnterpriseSize.Medium, import.World.Foshan));
        (plastics.Qualifications, plastics.CapabilityFields, plastics.CapabilityServices, plastics.Capability, plastics.ContactPhone).ShouldBe(("高新技术企业;专精特新", "改性塑料;复合材料", "检测;中试", "做塑料的。", "13800001234"));
        (await open.Db.Organizations.SingleAsync(o => o.Name == "乙大学", Ct)).ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OrganizationKind.University), o => o.IndustryCode.ShouldBeNull(), o => o.Size.ShouldBeNull());
        (await open.Db.Organizations.SingleAsync(o => o.Name == "丁学会", Ct)).ShouldSatisfyAllConditions(o => o.Uscc.ShouldBeNull(), o => o.ContactPhone.ShouldBeNull());
        (await import.RowsAsync(run.Number, ImportPart.Refused, Ct)).SelectMany(r => r.Remarks).Where(r => !r.IsWarning).Select(r => r.Code).ShouldBe(["import.association", "required"]);
        (await open.Db.Journal.CountAsync(j => j.SubjectKind == nameof(Organization) && j.Verb == "Imported", Ct)).ShouldBe(3);
        (await import.ImportAsync(Encoding.UTF8.GetBytes(List), "单位.csv", nameof(Organization), Ct)).ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.Unchanged.ShouldBe(3));
    }

    [Fact]
    public async Task A_code_that_is_registered_elsewhere_is_refused_and_one_in_sight_is_held_back_and_never_registered_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);
        await using (var open = database.Open())
        {
            foreach (var (holder, name, code) in new[] { (import.World.Tianhe, "别处的有限公司", "91350100M000100Y43"), (import.World.Nanhai, "本地的有限公司", "91440605MA1XLHN010") })
            {
                (await open.The<RegisterOrganization>().RunAsync(new(new Organization.Facts { Name = name, Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, HolderId = holder, RegionCode = "440605", Uscc = code }), import.Actor, Ct)).Problems.ShouldBeEmpty();
            }
        }

        var run = await import.ImportAsync(Encoding.UTF8.GetBytes("单位名称,信用代码\n新名称一有限公司,91350100M000100Y43\n新名称二有限公司,91440605MA1XLHN010\n"), "单位.csv", nameof(Organization), Ct);
        (run.Added, run.PossibleDuplicates, run.Refused).ShouldBe((0, 1, 1));
        await using var scope = database.Open(import.Scope);
        (await scope.The<DecideDuplicates>().RunAsync(new(run.Number, DuplicateDecision.Import, null), import.Actor, Ct)).Value.ShouldBe(1);

        await using var after = database.Open();
        (await after.Db.Organizations.SingleAsync(o => o.Name == "新名称二有限公司", Ct)).Uscc.ShouldBeNull();
        (await after.Db.Organizations.AnyAsync(o => o.Name == "新名称一有限公司", Ct)).ShouldBeFalse();
    }
}
