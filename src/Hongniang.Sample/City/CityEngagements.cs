using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;

namespace Hongniang.Sample.City;

/// <summary>The generated city's engagements: as many in each stage as the real one's figures say, contracts with their follow-ups.</summary>
internal sealed class CityEngagements(CityWriter writer, SampleCalendar calendar, CitySupply supply, long seed)
{
    private static readonly LossReason[] Losses =
        [LossReason.TechnologyMismatch, LossReason.TooEarly, LossReason.NoClearAdvantage, LossReason.BudgetTooSmall, LossReason.PriceDisagreement, LossReason.NobodyFollowedUp, LossReason.NoAnswer, LossReason.FoundAnother];

    private readonly HashSet<Guid> _sold = [];
    private Queue<string> _numbers = [];
    private Queue<string> _contracts = [];
    private int _serial;

    /// <param name="Day">Days ago of the proposal.</param>
    /// <param name="Steps">Which steps it makes after the proposal, and how many days after it; ends open when no ending is among them.</param>
    internal sealed record Plan(int Day, bool WithAchievement, IReadOnlyList<(string Step, int After)> Steps)
    {
        public bool IsOpen => Steps.Count == 0 || Steps[^1].Step is not ("lost" or "signed" or "no from demand" or "no from supply");
    }

    /// <summary>One to three engagements of a need that was published so many days ago; the first ones signed.</summary>
    public static IReadOnlyList<Plan> PlansFor(int publishedDay, int contracts, Dice dice)
    {
        if (publishedDay < 3)
        {
            return [];
        }

        var plans = new List<Plan>();
        for (var i = 0; i < contracts; i++)
        {
            plans.Add(new Plan(publishedDay - dice.Between(1, 8), WithAchievement: true,
                [("demand", 2), ("supply", 5), ("met", 14), ("negotiating", 25), ("intent", 40), ("signed", 55 + dice.Below(25))]));
        }

        for (var more = contracts > 0 ? dice.Below(2) : dice.Between(1, 2); more > 0; more--)
        {
            plans.Add(Unsigned(Math.Max(2, publishedDay - dice.Between(1, Math.Min(60, publishedDay - 1))), dice));
        }

        return plans;
    }

    public async Task TakeNumbersAsync(int engagements, int contracts, CancellationToken ct)
    {
        _numbers = new(engagements == 0 ? [] : await Numbering.TakeAsync(writer.Db, HumanNumber.Engagement, calendar.Today, engagements, ct));
        _contracts = new(contracts == 0 ? [] : await Numbering.TakeAsync(writer.Db, HumanNumber.Contract, calendar.Today, contracts, ct));
    }

    public void Walk(Need need, IReadOnlyList<Plan> plans, Actor manager, int topic, Dice dice)
    {
        var taken = new HashSet<Guid>();
        foreach (var plan in plans)
        {
            var (achievement, expert) = (supply.AchievementFor(topic, dice), supply.ExpertFor(topic, dice));
            var isSigned = plan.Steps.Any(s => s.Step is "signed");
            while (isSigned ? !_sold.Add(achievement.Id.Value) : !taken.Add(plan.WithAchievement ? achievement.Id.Value : expert.Id.Value))
            {
                (achievement, expert) = (dice.Of(supply.Achievements), supply.ExpertFor(topic + 1 + dice.Below(100), dice));
            }

            taken.Add(achievement.Id.Value);
            Walk(need, plan, plan.WithAchievement ? achievement : null, plan.WithAchievement ? null : expert, manager, dice);
        }
    }

    private static Plan Unsigned(int day, Dice dice)
    {
        var steps = new List<(string Step, int After)>();
        var after = 0;
        void Add(string step, int days) => steps.Add((step, after += days));
        if (dice.Happens(0.12))
        {
            Add("no from demand", 4);
        }
        else
        {
            Add("demand", 2);
            if (dice.Happens(0.18))
            {
                Add("no from supply", 4);
            }
            else
            {
                Add("supply", 3);
                foreach (var (step, days, chance) in new[] { ("met", 9, 0.5), ("negotiating", 12, 0.62), ("intent", 16, 0.25) })
                {
                    if (!dice.Happens(chance))
                    {
                        break;
                    }

                    Add(step, days);
                }

                if (dice.Happens(0.03))
                {
                    Add("parked", 6);
                }
                else
                {
                    Add("lost", dice.Between(14, 40));
                }
            }
        }

        return new Plan(day, dice.Happens(0.6), [.. steps.TakeWhile(s => day - s.After >= 1 && (s.Step is not "parked" || day - s.After <= 60))]);
    }

    private void Walk(Need need, Plan plan, Achievement? achievement, Expert? expert, Actor manager, Dice dice)
    {
        var name = $"generated/{seed}/engagement/{++_serial}";
        var at = calendar.At(plan.Day, name);
        var number = HumanNumber.Format(HumanNumber.Engagement, calendar.DayOf(at).Year, long.Parse(_numbers.Dequeue()[8..], CultureInfo.InvariantCulture));
        var proposal = new Engagement.Proposal(manager, "征询双方意向，约定答复时间", calendar.Day(plan.Day - 7))
        {
            Origin = dice.Of([EngagementOrigin.Visit, EngagementOrigin.Event, EngagementOrigin.Recommendation, EngagementOrigin.Own]), IsSample = true,
        };
        var id = new EngagementId(SampleIds.Of(name, at));
        var engagement = achievement is not null ? Engagement.Propose(id, number, need, achievement, proposal, at)
            : Engagement.Propose(id, number, need, expert ?? throw new InvalidOperationException("A pair has one of the two."), proposal, at);
        Note("Proposed", at, null, new { engagement.Stage, Need = need.Number, Candidate = achievement?.Number ?? expert?.Number, engagement.Origin }, null);
        foreach (var (step, after) in plan.Steps)
        {
            var day = plan.Day - after;
            at = calendar.After(at, day, $"{name}/{step}");
            var before = new { engagement.Stage };
            var loss = dice.Of(Losses);
            switch (step)
            {
                case "demand" or "supply" or "no from demand" or "no from supply":
                    var side = step.EndsWith("demand", StringComparison.Ordinal) ? Side.Demand : Side.Supply;
                    var isGiven = !step.StartsWith("no", StringComparison.Ordinal);
                    var consent = new Consent
                    {
                        Id = SampleIds.Of($"{name}/{side}", at), Side = side, Decision = isGiven ? ConsentDecision.Given : ConsentDecision.Refused, Channel = ConsentChannel.Phone,
                        GivenBy = side is Side.Demand ? "企业联系人" : expert?.Name ?? "成果联系人", GivenAt = at, TextVersion = Consent.CurrentTextVersion, Reason = isGiven ? null : loss,
                        RecordedById = manager.AccountId, RecordedByName = manager.Name,
                    };
                    engagement.Answer(side, consent, at, calendar.DayOf(at).AddDays(7));
                    Note(isGiven ? "ConsentGiven" : "ConsentRefused", at, before, new { consent.Side, consent.Channel, consent.TextVersion, consent.Reason, engagement.Stage }, null);
                    break;
                case "met":
                    var meeting = new Meeting
                    {
                        Id = SampleIds.Of($"{name}/met", at), HeldOn = calendar.DayOf(at), Participants = "企业技术负责人、供方团队、科协", Summary = "双方交流了技术路线和验收要求，约定继续沟通。",
                        RecordedByName = manager.Name, RecordedAt = at,
                    };
                    engagement.Meet(meeting, at);
                    Note("Met", at, before, new { engagement.Stage, meeting.HeldOn }, null);
                    break;
                case "negotiating":
                    engagement.Negotiate(at);
                    Note("NegotiationStarted", at, before, new { engagement.Stage }, null);
                    break;
                case "intent":
                    engagement.RecordIntent(Math.Round((decimal)dice.LogNormal(70, 0.7)) * 10_000m, at);
                    Note("IntentRecorded", at, before, new { engagement.Stage, engagement.IntentAmount }, null);
                    break;
                case "parked":
                    engagement.Park(calendar.Day(-dice.Between(1, 60)), at);
                    Note("Parked", at, before, new { engagement.Stage, engagement.ParkedUntil }, "企业排产紧张，稍后再谈。");
                    break;
                case "lost":
                    engagement.Lose(loss, null, at);
                    Note("Lost", at, before, new { engagement.Stage, engagement.LossReason }, null);
                    break;
                case "signed":
                    Sign(need, engagement, achievement?.OwnerName ?? "", day, at, name, manager, dice);
                    break;
            }
        }

        if (engagement.IsOpen && engagement.Stage is not EngagementStage.Parked)
        {
            engagement.PlanNextStep("联系双方，确认进展", calendar.Day(-dice.Between(-6, 12)), at);
        }

        // Last, with its consents and meetings: nothing is looked for later.
        writer.Db.Engagements.Add(engagement);

        void Note(string verb, DateTimeOffset when, object? before, object? after, string? reason) =>
            writer.Note(manager, when, nameof(Engagement), engagement.Id.Value, number, verb, before, after, reason);
    }

    private void Sign(Need need, Engagement engagement, string seller, int day, DateTimeOffset at, string name, Actor manager, Dice dice)
    {
        var signedOn = calendar.Day(day);
        var number = HumanNumber.Format(HumanNumber.Contract, signedOn.Year, long.Parse(_contracts.Dequeue()[8..], CultureInfo.InvariantCulture));
        var deal = Math.Max(1, Math.Round((decimal)dice.LogNormal(90, 0.9))) * 10_000m;
        var contract = new Contract
        {
            Id = SampleIds.Of(name + "/contract", at), Number = number, EngagementId = engagement.Id, NeedId = need.Id, AchievementId = engagement.AchievementId, ExpertId = engagement.ExpertId,
            HolderId = engagement.HolderId, EnterpriseId = engagement.EnterpriseId, SupplyOrganizationId = engagement.SupplyOrganizationId, Title = need.Title + "技术合同",
            Kind = dice.Of(Enum.GetValues<ContractKind>()), Buyer = need.EnterpriseName, Seller = seller, SignedOn = signedOn, ValidUntil = signedOn.AddDays(720),
            DealAmount = new Money(deal), TechnologyAmount = new Money(decimal.Round(deal * dice.Between(70, 100) / 100m, 0)),
            Evidence = dice.Of([EvidenceGrade.E1, EvidenceGrade.E2, EvidenceGrade.E2, EvidenceGrade.E2]), RecordedById = manager.AccountId, RecordedByName = manager.Name, RecordedAt = at, IsSample = true,
        };
        writer.Db.Contracts.Add(contract);
        var before = new { engagement.Stage };
        engagement.Sign(at);
        writer.Note(manager, at, nameof(Engagement), engagement.Id.Value, engagement.Number, "Signed", before, new { engagement.Stage, Contract = number });
        writer.Note(manager, at, nameof(Contract), contract.Id, number, "Recorded", after: new { contract.Kind, contract.SignedOn, Deal = deal, contract.Evidence });
        var steps = FollowUpStep.PlanDays.Select(plan => FollowUpStep.Plan(SampleIds.Of($"{name}/follow-up/{plan}", at), contract, plan, signedOn.AddDays(plan), manager)).ToList();
        writer.Note(manager, at, nameof(Contract), contract.Id, number, "FollowUpsPlanned", after: new { Due = steps.ConvertAll(s => s.DueOn), Owner = manager.Name });
        foreach (var step in steps)
        {
            writer.Db.FollowUpSteps.Add(step);
            if (step.DueOn < calendar.Today && dice.Happens(0.85))
            {
                var done = calendar.After(at, Math.Max(1, calendar.Today.DayNumber - step.DueOn.DayNumber), $"{name}/followed/{step.PlanDay}");
                step.Record(new FollowUpStep.Findings
                {
                    HeldOn = calendar.DayOf(done), Channel = FollowUpChannel.Phone, Progress = dice.Happens(0.85) ? FollowUpProgress.OnPlan : FollowUpProgress.Delayed, Summary = "电话回访，按计划推进。",
                    ReceivedAmount = dice.Happens(0.5) ? decimal.Round(deal / 5, 0) : null, Evidence = EvidenceGrade.E2,
                }, manager, done);
                writer.Note(manager, done, nameof(FollowUpStep), step.Id, number, "Recorded", after: new { step.PlanDay, step.HeldOn, step.Progress, step.ReceivedAmount });
            }
        }
    }
}
