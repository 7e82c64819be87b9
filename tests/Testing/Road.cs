using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Testing;

/// <summary>Walks a pair along the road as far as a test wants, by the entities' own doors.</summary>
public sealed class Road(TestDatabase database, int firstSerial = 0)
{
    private int _serial = firstSerial;

    private static Actor Manager { get; } = new(null, "测试红娘", null, nameof(Role.TechnologyManager));

    public async Task<Engagement> EngageAsync(Need need, Achievement achievement, JourneyTo to, EvidenceGrade evidence = EvidenceGrade.E3, Money? deal = null)
    {
        var engagement = Engagement.Propose(new EngagementId(database.Clock.NewId()), Next(HumanNumber.Engagement), need, achievement, Proposal(), database.Clock.Now);
        await WalkAsync(engagement, to, evidence, deal);
        return engagement;
    }

    public async Task<Engagement> EngageAsync(Need need, Expert expert, JourneyTo to, EvidenceGrade evidence = EvidenceGrade.E3, Money? deal = null)
    {
        var engagement = Engagement.Propose(new EngagementId(database.Clock.NewId()), Next(HumanNumber.Engagement), need, expert, Proposal(), database.Clock.Now);
        await WalkAsync(engagement, to, evidence, deal);
        return engagement;
    }

    public async Task IntendAsync(Need need, Achievement achievement, decimal amount)
    {
        var engagement = await EngageAsync(need, achievement, JourneyTo.Met);
        await using var scope = database.Open();
        scope.Db.Engagements.Attach(engagement);
        engagement.RecordIntent(amount, database.Clock.Now);
        await scope.Db.SaveChangesAsync();
    }

    private async Task WalkAsync(Engagement engagement, JourneyTo to, EvidenceGrade evidence, Money? deal)
    {
        await using var scope = database.Open();
        var now = database.Clock.Now;
        scope.Db.Engagements.Add(engagement);
        if (to >= JourneyTo.Introduced)
        {
            engagement.Answer(Side.Demand, Yes(Side.Demand), now, database.Clock.Today.AddDays(7));
            engagement.Answer(Side.Supply, Yes(Side.Supply), now, database.Clock.Today.AddDays(7));
        }

        if (to >= JourneyTo.Met)
        {
            engagement.Meet(
                new Meeting
                {
                    Id = database.Clock.NewId(), HeldOn = database.Clock.Today, Participants = "双方", Summary = "看样品", RecordedByName = "测试红娘", RecordedAt = now,
                },
                now);
        }

        if (to is JourneyTo.Lost)
        {
            engagement.Lose(LossReason.PriceDisagreement, null, now);
        }

        if (to >= JourneyTo.Signed)
        {
            engagement.Sign(now);
            await SignAsync(scope, engagement, evidence, deal ?? new Money(500_000m), to, now);
        }

        await scope.Db.SaveChangesAsync();
    }

    private Task SignAsync(TestScope scope, Engagement engagement, EvidenceGrade evidence, Money deal, JourneyTo to, DateTimeOffset now)
    {
        var contract = new Contract
        {
            Id = database.Clock.NewId(), Number = Next(HumanNumber.Contract), EngagementId = engagement.Id, NeedId = engagement.NeedId,
            AchievementId = engagement.AchievementId, ExpertId = engagement.ExpertId, HolderId = engagement.HolderId, EnterpriseId = engagement.EnterpriseId,
            SupplyOrganizationId = engagement.SupplyOrganizationId, Title = "技术开发合同", Kind = ContractKind.Development, Buyer = "测试电池有限公司",
            Seller = "测试理工大学", SignedOn = database.Clock.Today, DealAmount = deal, TechnologyAmount = new Money(deal.Amount / 2, deal.Currency),
            Evidence = evidence, RecordedById = null, RecordedByName = "测试红娘", RecordedAt = now,
        };
        scope.Db.Contracts.Add(contract);
        foreach (var day in FollowUpStep.PlanDays)
        {
            var step = FollowUpStep.Plan(database.Clock.NewId(), contract, day, contract.SignedOn.AddDays(day), Manager);
            if (to is JourneyTo.FollowedUp && day == FollowUpStep.PlanDays[0])
            {
                step.Record(
                    new FollowUpStep.Findings
                    {
                        HeldOn = database.Clock.Today, Channel = FollowUpChannel.Phone, Progress = FollowUpProgress.OnPlan, Summary = "已启动",
                        ReceivedAmount = 100_000m, Evidence = EvidenceGrade.E2,
                    },
                    Manager,
                    now);
            }

            scope.Db.FollowUpSteps.Add(step);
        }

        return Task.CompletedTask;
    }

    private Engagement.Proposal Proposal() => new(Manager, "联系双方", database.Clock.Today.AddDays(5)) { Origin = EngagementOrigin.Match, MatchScore = 80 };

    private Consent Yes(Side side) => new()
    {
        Id = database.Clock.NewId(), Side = side, Decision = ConsentDecision.Given, Channel = ConsentChannel.Phone, GivenBy = "甲", GivenAt = database.Clock.Now,
        TextVersion = Consent.CurrentTextVersion, RecordedById = null, RecordedByName = "测试红娘",
    };

    private string Next(string series) => HumanNumber.Format(series, 2026, 700_000 + ++_serial);
}

/// <summary>How far to walk.</summary>
public enum JourneyTo
{
    Proposed,
    Introduced,
    Met,
    Lost,
    Signed,
    FollowedUp,
}
