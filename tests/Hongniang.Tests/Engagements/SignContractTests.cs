using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class SignContractTests
{
    [Fact]
    public async Task Signing_ends_the_engagement_keeps_the_paper_and_plans_the_follow_up_in_one_go()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();
        var input = pair.Contract(number, 2) with { SignedOn = pair.Today.AddDays(-3), File = new("扫描件.pdf", ContractPaperTests.Sample("pdf")) };

        var signed = await pair.DoAsync<SignContract, Result<string>>(s => s.RunAsync(input, pair.Manager, default));

        signed.Value.ShouldBe("HT-2026-000001");
        (await pair.FindAsync(number)).Stage.ShouldBe(EngagementStage.Signed);
        await using var reader = database.Open(pair.Staff);
        var contract = await reader.Db.Contracts.SingleAsync();
        (contract.DealAmount, contract.TechnologyAmount, contract.Evidence).ShouldBe((new Money(1_200_000m), new Money(800_000m), EvidenceGrade.E3));
        (contract.NeedId, contract.AchievementId, contract.EnterpriseId, contract.SupplyOrganizationId, contract.HolderId)
            .ShouldBe((pair.Need.Id, pair.Achievement.Id, pair.World.Firm, pair.World.University, pair.World.Nanhai));
        var steps = await reader.Db.FollowUpSteps.OrderBy(f => f.DueOn).ToListAsync();
        steps.Select(f => (f.PlanDay, f.DueOn)).ShouldBe(new[] { 30, 90, 180, 360 }.Select(d => (d, contract.SignedOn.AddDays(d))));
        steps.ShouldAllBe(f => f.OwnerName == "测试红娘" && f.HolderId == pair.World.Nanhai && !f.IsDone);
        (await pair.VerbsAsync(contract.Id)).ShouldBe(["Recorded", "FollowUpsPlanned"]);
        (await ContractDetail.FileAsync(reader.Db, signed.Value, default))!.Content.ShouldBe(ContractPaperTests.Sample("pdf"));
    }

    [Fact]
    public async Task Without_a_paper_the_claim_counts_and_never_as_a_document()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();

        (await FieldsAsync(pair, pair.Contract(number, 2) with { Claim = EvidenceGrade.E3 })).ShouldBe(["Claim"]);
        (await FieldsAsync(pair, pair.Contract(number, 2) with { Claim = EvidenceGrade.E2 })).ShouldBeEmpty();
        await using var reader = database.Open(pair.Staff);
        (await ContractDetail.LoadAsync(reader.Db, "HT-2026-000001", default))!.Evidence.ShouldBe(EvidenceGrade.E2);
        (await ContractDetail.FileAsync(reader.Db, "HT-2026-000001", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_facts_are_all_named_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();
        var good = pair.Contract(number, 2);

        (await FieldsAsync(pair, good with { Kind = null, Title = "", Seller = good.Buyer, SignedOn = pair.Today.AddDays(1), ValidUntil = pair.Today })).ShouldBe(["Kind", "Title", "SignedOn", "Seller", "ValidUntil"]);
        (await FieldsAsync(pair, good with { DealAmount = "", TechnologyAmount = "八十" })).ShouldBe(["TechnologyAmount", "DealAmount"]);
        (await FieldsAsync(pair, good with { DealAmount = "0" })).ShouldBe(["DealAmount", "TechnologyAmount"]);
        (await FieldsAsync(pair, good with { TechnologyAmount = "121" })).ShouldBe(["TechnologyAmount"]);
        (await FieldsAsync(pair, good with { File = new("合同.pdf", ContractPaperTests.Sample("html")) })).ShouldBe(["File"]);
        await using var reader = database.Open();
        (await reader.Db.Contracts.CountAsync(), await reader.Db.FollowUpSteps.CountAsync(), await reader.Db.Files.CountAsync()).ShouldBe((0, 0, 0));
        (await pair.FindAsync(number)).Stage.ShouldBe(EngagementStage.Introduced);
    }

    [Fact]
    public async Task A_contract_is_signed_once_by_staff_after_both_consented()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var waiting = await pair.ProposeAsync(pair.Expert.Number);
        var number = await pair.IntroduceAsync();

        (await CodeAsync(pair.Contract(waiting, 0), pair.Manager)).ShouldBe("engagement.needs-consent");
        (await CodeAsync(pair.Contract(number, 2), pair.FirmPerson, pair.FirmScope)).ShouldBe("not-allowed");
        (await CodeAsync(pair.Contract(number, 1), pair.Manager)).ShouldBe("stale");
        (await CodeAsync(pair.Contract(number, 2), pair.Manager)).ShouldBe("");
        (await CodeAsync(pair.Contract(number, 3), pair.Manager)).ShouldBe("engagement.wrong-stage");

        async Task<string> CodeAsync(SignContract.Input input, Actor actor, Scope? scope = null)
        {
            var result = await pair.DoAsync<SignContract, Result<string>>(s => s.RunAsync(input, actor, default), scope);
            return result.Succeeded ? "" : result.Problems.ShouldHaveSingleItem().Code;
        }
    }

    [Fact]
    public async Task The_paper_is_for_the_two_sides_and_the_association_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();
        await pair.DoAsync<SignContract, Result<string>>(s => s.RunAsync(pair.Contract(number, 2) with { File = new("a.pdf", ContractPaperTests.Sample("pdf")) }, pair.Manager, default));

        (await MayReadAsync(pair.Staff)).ShouldBeTrue();
        (await MayReadAsync(pair.FirmScope)).ShouldBeTrue();
        (await MayReadAsync(pair.OwnerScope)).ShouldBeTrue();
        (await MayReadAsync(new Scope { Own = pair.World.OtherFirm })).ShouldBeFalse();
        (await MayReadAsync(pair.ExpertScope)).ShouldBeFalse();
        (await MayReadAsync(pair.World.ScopeOf(pair.World.Guangzhou))).ShouldBeFalse();
        (await MayReadAsync(Scope.Nothing)).ShouldBeFalse();

        async Task<bool> MayReadAsync(Scope scope)
        {
            await using var reader = database.Open(scope);
            var (detail, file) = (await ContractDetail.LoadAsync(reader.Db, "HT-2026-000001", default), await ContractDetail.FileAsync(reader.Db, "HT-2026-000001", default));
            (detail is null).ShouldBe(file is null);
            return file is not null;
        }
    }

    private static async Task<IReadOnlyList<string?>> FieldsAsync(Pair pair, SignContract.Input input) =>
        [.. (await pair.DoAsync<SignContract, Result<string>>(s => s.RunAsync(input, pair.Manager, default))).Problems.Select(p => p.Field)];
}
