using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;

namespace Hongniang.Sample.City;

/// <summary>The generated city's needs, oldest first, each walked to a plausible state; a third of the published ones with engagements.</summary>
internal sealed class CityNeeds(CityWriter writer, SampleCalendar calendar, CityTexts texts, CityNetwork network, CitySupply supply, GeneratedCity.Input input)
{
    /// <summary>Days before today on which the first need came in.</summary>
    public const int OldestDay = 1100;

    private const int AtOnce = 1000;
    private const double Retold = 0.055, FoundAsDuplicate = 0.45, Vague = 0.11, Engaged = 0.32;

    private readonly List<(NeedId Id, string Number, bool IsKept)> _made = [];

    /// <summary>One need before it is built.</summary>
    private sealed record Draft(int Index, int Day, Dice Dice, CityTexts.Text Text, bool IsVague, int? DuplicateOf, IReadOnlyList<CityEngagements.Plan> Engagements, int Contracts);

    public async Task MakeAsync(int count, CancellationToken ct)
    {
        var days = Days(count);
        var contracts = Contracts(days);
        var engagements = new CityEngagements(writer, calendar, supply, input.Seed);
        for (var from = 0; from < count; from += AtOnce)
        {
            var drafts = Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(i => Plan(i, days[i], contracts.GetValueOrDefault(i))).ToList();
            var numbers = new Queue<string>(await Numbering.TakeAsync(writer.Db, HumanNumber.Need, calendar.Today, drafts.Count, ct));
            await engagements.TakeNumbersAsync(drafts.Sum(d => d.Engagements.Count), drafts.Sum(d => d.Contracts), ct);
            foreach (var draft in drafts)
            {
                Build(draft, numbers.Dequeue(), engagements);
            }

            await writer.SaveAsync("needs with their histories", from + drafts.Count, count, ct);
        }
    }

    // More of late than before, rising and falling over the year.
    private int[] Days(int count)
    {
        var upTo = new double[OldestDay];
        for (var i = 0; i < OldestDay; i++)
        {
            var day = OldestDay - i;
            upTo[i] = (i == 0 ? 0 : upTo[i - 1]) + (Math.Exp(-day / 650.0) * (1 + (0.45 * Math.Sin(day / 15.5)) + (0.2 * Math.Sin(day / 4.1))));
        }

        var dice = Dice.For(input.Seed, "days", 0);
        return [.. Enumerable.Range(0, count).Select(i => Array.BinarySearch(upTo, (i + dice.Unit()) / count * upTo[^1])).Select(at => OldestDay - Math.Min(OldestDay - 1, at < 0 ? ~at : at))];
    }

    /// <summary>How many contracts which needs have: 65 needs and 72 achievements at scale 1, so some needs have two.</summary>
    private Dictionary<int, int> Contracts(int[] days)
    {
        var able = Enumerable.Range(0, days.Length).Where(i => days[i] is >= 110 and <= 480).ToList();
        var needs = Math.Min(able.Count, GeneratedCity.Times(GeneratedCity.SignedNeeds, input.Scale));
        var second = GeneratedCity.Times(GeneratedCity.SignedAchievements, input.Scale) - needs;
        return Enumerable.Range(0, needs).ToDictionary(i => able[(int)((long)i * able.Count / needs)], i => i < second ? 2 : 1);
    }

    private Draft Plan(int index, int day, int contracts)
    {
        var dice = Dice.For(input.Seed, "need facts", index);
        var text = texts.Need(index);
        var duplicateOf = default(int?);
        if (contracts == 0 && index > 50 && dice.Happens(Retold))
        {
            var original = index - 1 - dice.Below(Math.Min(index - 1, 400));
            text = texts.Retold(texts.Need(original), dice);
            duplicateOf = dice.Happens(FoundAsDuplicate) ? original : null;
        }

        var isVague = contracts == 0 && duplicateOf is null && dice.Happens(Vague);
        var isEngaged = contracts > 0 || (!isVague && duplicateOf is null && day > 14 && dice.Happens(Engaged));
        var plans = isEngaged ? CityEngagements.PlansFor(day - 9, contracts, dice) : [];
        return new Draft(index, day, dice, text, isVague, duplicateOf, plans, contracts);
    }

    private void Build(Draft draft, string number, CityEngagements engagements)
    {
        var (dice, firm) = (draft.Dice, draft.Dice.Of(network.Firms));
        var at = calendar.At(draft.Day, $"need/{input.Seed}/{draft.Index}");
        number = HumanNumber.Format(HumanNumber.Need, calendar.DayOf(at).Year, long.Parse(number[8..], System.Globalization.CultureInfo.InvariantCulture));
        var manager = network.ManagerOf(firm.Holder);
        var source = dice.Of([NeedSource.SelfReported, NeedSource.Visit, NeedSource.Import, NeedSource.Import, NeedSource.Event]);
        var need = Need.Draft(new NeedId(SampleIds.Of($"generated/{input.Seed}/need/{draft.Index}", at)), number, Facts(draft, firm), source, null, manager.AccountId, at, isSample: true);
        writer.Db.Needs.Add(need);
        Note(need, manager, at, "Drafted", null, new { need.Title, need.Kind, need.RegionCode, need.Source });
        Walk(need, draft, manager, at, engagements);
        _made.Add((need.Id, number, need.State is not NeedState.Duplicate));
    }

    private Need.Facts Facts(Draft draft, CityNetwork.Unit firm)
    {
        var (dice, text) = (draft.Dice, draft.Text);
        var isTold = !draft.IsVague;
        var budget = Math.Round((decimal)dice.LogNormal(60, 0.8)) * 10_000m;
        var hasBudget = isTold && dice.Happens(0.6) && budget > 0;
        var cut = isTold && text.Body.Length > 160 && dice.Happens(0.5) ? text.Body.Length * 2 / 3 : text.Body.Length;
        return new Need.Facts
        {
            Title = draft.IsVague ? text.Title[..Math.Min(text.Title.Length, 12)] : text.Title, Description = draft.IsVague ? CityTexts.Vague(text, dice) : text.Body[..cut],
            CurrentState = cut < text.Body.Length && isTold ? text.Body[cut..] : null,
            Indicators = isTold && dice.Happens(0.6) ? [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Figure(text, dice))] : [],
            DesiredReadiness = isTold && dice.Happens(0.5) ? dice.Between(4, 8) : null, CooperationModes = isTold ? [dice.Of(Enum.GetValues<CooperationMode>()[..8])] : [],
            BudgetFrom = hasBudget ? budget : null, BudgetTo = hasBudget ? budget * 3 / 2 : null, Deadline = dice.Happens(0.5) ? calendar.Day(draft.Day - dice.Between(90, 500)) : null,
            Urgency = dice.Of([Urgency.Normal, Urgency.Normal, Urgency.Soon, Urgency.Urgent]), IndustryCode = firm.Industry, Keywords = isTold ? string.Join(';', text.Keywords.Take(5)) : null,
            EnterpriseId = firm.Id, EnterpriseName = firm.Name, HolderId = firm.Holder, RegionCode = firm.Region, Visibility = Visibility.Network,
        };
    }

    private static Indicator Figure(CityTexts.Text text, Dice dice)
    {
        var (name, current, target) = CityTexts.Figure(text, dice);
        return new Indicator { Name = name, Current = current, Target = target };
    }

    private void Walk(Need need, Draft draft, Actor manager, DateTimeOffset at, CityEngagements engagements)
    {
        var (dice, day) = (draft.Dice, draft.Day);
        var fate = dice.Unit();
        if (day < 3 && fate < 0.25 && draft.Engagements.Count == 0)
        {
            return;
        }

        Step("Submitted", manager, at.AddMinutes(20), need.Submit, null);
        if (draft.DuplicateOf is { } original && _made[original] is { IsKept: true } kept && day > 2)
        {
            Step("MarkedDuplicate", manager, Later(2), now => need.CloseAsDuplicateOf(kept.Id, null, now), null);
            return;
        }

        if (draft.Engagements.Count == 0)
        {
            switch (fate)
            {
                case < 0.03 when draft.IsVague && day > 3:
                case < 0.015 when day > 3:
                    Step("Rejected", manager, Later(2), now => need.Reject("不是技术需求，或内容无法核实。", now), "不是技术需求，或内容无法核实。");
                    return;
                case < 0.5 when draft.IsVague && day is > 3 and < 80:
                    Step("Returned", manager, Later(2), now => need.Return("请补充现状、指标和预算。", now), "请补充现状、指标和预算。");
                    return;
                case < 0.035 when day > 20:
                    Step("Withdrawn", manager, Later(dice.Between(8, 18)), now => need.Withdraw("企业计划调整。", now), "企业计划调整。");
                    return;
            }

            if (day < 4 || (day < 7 && fate > 0.6))
            {
                return;
            }
        }

        Step("Accepted", manager, Later(dice.Between(1, 3)), need.Accept, null);
        if (draft.Engagements.Count == 0 && (day < 9 || fate > 0.95))
        {
            if (day > 135)
            {
                Step("Slept", Actor.System, at.AddDays(SleepIdleNeeds.DormantAfterDays), need.Sleep, null);
            }

            return;
        }

        Step("Published", manager, Later(dice.Between(4, 8)), now => need.Publish(now, calendar.DayOf(now)), null);
        Judge(need, draft, manager, at);
        engagements.Walk(need, draft.Engagements, manager, draft.Text.Topic, dice);
        End();

        void End()
        {
            if (draft.Contracts > 0)
            {
                if (day > 330)
                {
                    Step("Closed", manager, Later(300), now => need.Close(NeedOutcome.SignedAndSolved, "跟进完成。", now), "跟进完成。");
                }
            }
            else if (draft.Engagements.Any(e => e.IsOpen))
            {
                return;
            }
            else if (draft.Engagements.Count > 0)
            {
                if (day > 185)
                {
                    Step("Closed", manager, Later(180), now => need.Close(dice.Of([NeedOutcome.EngagedNotSigned, NeedOutcome.EngagedNotSigned, NeedOutcome.SolvedElsewhere, NeedOutcome.SolvedByItself, NeedOutcome.Unsolvable]), "对接结束。", now), "对接结束。");
                }
            }
            else if (day > 140 && fate > 0.7)
            {
                Step("Slept", Actor.System, at.AddDays(SleepIdleNeeds.DormantAfterDays), need.Sleep, null);
            }
            else
            {
                if (day > 100)
                {
                    // Somebody asked after it, so it does not fall asleep.
                    at = Later(85);
                    Note(need, manager, at, "ContactRevealed", null, null, "电话回访需求是否仍然有效");
                }

                Outlive();
            }
        }

        void Outlive()
        {
            if (day > 200 && fate > 0.45)
            {
                Step("Closed", manager, Later(dice.Between(120, 190)), now => need.Close(dice.Of([NeedOutcome.SolvedByItself, NeedOutcome.SolvedElsewhere, NeedOutcome.NoResponse]), "回访确认。", now), "回访确认。");
            }
            else if (day > Need.ValidDays + 12)
            {
                Step("Expired", Actor.System, (need.PublishedAt ?? at).AddDays(Need.ValidDays + 1), need.Expire, null);
            }
        }

        DateTimeOffset Later(int days) => calendar.After(at, day - days, $"{need.Number}/{days}");

        void Step(string verb, Actor actor, DateTimeOffset when, Action<DateTimeOffset> act, string? reason)
        {
            var before = new { need.State };
            at = when;
            act(at);
            Note(need, actor, at, verb, before, new { need.State }, reason);
        }
    }

    private void Judge(Need need, Draft draft, Actor manager, DateTimeOffset at)
    {
        if (!draft.Dice.Happens(0.08))
        {
            return;
        }

        var achievement = supply.AchievementFor(draft.Text.Topic, draft.Dice);
        var isKept = draft.Dice.Happens(0.4);
        var reason = isKept ? default(UnsuitableReason?) : draft.Dice.Of(Enum.GetValues<UnsuitableReason>()[..^1]);
        writer.Db.Verdicts.Add(new Verdict
        {
            Id = SampleIds.Of($"generated/{input.Seed}/verdict/{draft.Index}", at), NeedId = need.Id, CandidateKind = CandidateKind.Achievement, CandidateId = achievement.Id.Value,
            HolderId = new OrganizationId(manager.OrganizationId ?? need.HolderId.Value), Kind = isKept ? VerdictKind.Kept : VerdictKind.NotSuitable, Reason = reason,
            ById = manager.AccountId, ByName = manager.Name, At = at,
        });
        Note(need, manager, at, isKept ? "CandidateKept" : "CandidateRejected", null, new { Candidate = achievement.Number, Reason = reason }, null);
    }

    private void Note(Need need, Actor actor, DateTimeOffset at, string verb, object? before, object? after, string? reason = null) =>
        writer.Note(actor, at, nameof(Need), need.Id.Value, need.Number, verb, before, after, reason);
}
