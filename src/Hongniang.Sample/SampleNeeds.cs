using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network;

namespace Hongniang.Sample;

/// <summary>The needs of the sample, each walked to its state by the acts that people would have done.</summary>
/// <remarks><c>需求 N1 E1 | submitted days ago | state | source | ended days ago | outcome</c>. The day is moved back where an engagement of the need began earlier.</remarks>
internal sealed class SampleNeeds(SampleStory story, SampleNetwork network, SamplePeople people)
{
    private const int PublishedAfter = 8;

    private readonly Dictionary<string, Need> _needs = new(StringComparer.Ordinal);

    public Need this[string key] => _needs[key];

    public IEnumerable<(string Key, Need Need)> All => _needs.Select(n => (n.Key, n.Value));

    public async Task BuildAsync(IReadOnlyList<TextRecord> texts, CancellationToken ct)
    {
        var needs = texts.Where(t => t.Kind is "需求").ToList();
        var numbers = await story.NumberAsync(HumanNumber.Need, needs.Select(t => (t.Key, Drafted(t))), ct);

        // Duplicates come last: they name the need that is kept.
        foreach (var text in needs.OrderBy(t => StateOf(t) is NeedState.Duplicate))
        {
            _needs.Add(text.Key, Build(text, numbers[text.Key]));
        }
    }

    public void Judge(IReadOnlyList<TextRecord> texts, SampleSupply supply)
    {
        foreach (var text in texts.Where(t => t.Kind is "需求"))
        {
            foreach (var line in text.All("评"))
            {
                Judge(text, line.Split(' '), supply);
            }
        }
    }

    /// <summary>Who works the need.</summary>
    public Actor ManagerOf(Need need) => people.ManagerOf(network.AssociationOf(need.RegionCode), network);

    private Need Build(TextRecord text, string number)
    {
        var facts = Facts(text);
        var at = Drafted(text);
        if (NeedChecks.Check(facts, story.Calendar.Today) is [var problem, ..] || (problem = NeedQuality.GivesFirmAway(facts) ? new Problem("firm", "gives the firm away") : null) is not null)
        {
            throw text.Wrong($"{problem.Field}: {problem}");
        }

        var source = SampleCodes.OrNull<NeedSource>(text.Cell(3)) ?? NeedSource.SelfReported;
        var manager = people.ManagerOf(network.AssociationOf(facts.RegionCode), network);
        var author = source is NeedSource.SelfReported && facts.EnterpriseId == network.Enterprise(SampleAssociation.EnterpriseKey).Id ? people["enterprise"] : manager;
        var need = Need.Draft(new NeedId(SampleIds.Of("need/" + text.Key, at)), number, facts, source, text["源"], author.AccountId, at, isSample: true);
        Note(need, author, at, "Drafted", after: new { need.Title, need.Kind, need.RegionCode, need.Source });
        Walk(text, need, author, manager, at);
        story.Db.Needs.Add(need);
        return need;
    }

    private void Walk(TextRecord text, Need need, Actor author, Actor manager, DateTimeOffset at)
    {
        var (state, day) = (StateOf(text), Submitted(text));
        if (state is NeedState.Draft)
        {
            return;
        }

        Step("Submitted", author, () => at.AddMinutes(25), need.Submit, () => new { need.State, NotClassified = true });
        switch (state)
        {
            case NeedState.Returned:
                Step("Returned", manager, () => story.Calendar.After(at, day - 2, "r" + text.Key), now => need.Return(text.Need("因"), now), () => new { need.State }, text["因"]);
                return;
            case NeedState.Rejected:
                Step("Rejected", manager, () => story.Calendar.After(at, day - 2, "r" + text.Key), now => need.Reject(text.Need("因"), now), () => new { need.State, need.Outcome }, text["因"]);
                return;
            case NeedState.Duplicate:
                var kept = _needs[$"{text.Key[..3]}{text.Need("同")}"];
                Step("MarkedDuplicate", manager, () => story.Calendar.After(at, day - 3, "d" + text.Key), now => need.CloseAsDuplicateOf(kept.Id, text["因"], now), () => new { need.State, Kept = kept.Number }, text["因"]);
                return;
            case NeedState.Submitted:
                return;
        }

        Step("Accepted", manager, () => story.Calendar.After(at, day - 1 - SampleIds.Pick("accept/" + text.Key, 3), "a" + text.Key), need.Accept, () => new { need.State, Checked = ReviewChecklist.Points.Select(p => p.Key), ByAuthor = author == manager });
        if (state is NeedState.Accepted)
        {
            return;
        }

        var quality = NeedQuality.Of(need.ToFacts()).Score;
        Step("Published", manager, () => story.Calendar.After(at, day - 4 - SampleIds.Pick("publish/" + text.Key, 4), "p" + text.Key), now => need.Publish(now, story.Calendar.DayOf(now)),
            () => new { need.State, Quality = quality, need.ValidUntil }, quality < NeedQuality.Enough ? "企业急需，先行发布，细节在对接中补充。" : null);
        if (SampleIds.Pick("hands/" + text.Key, 3) > 0)
        {
            var handed = at.AddMinutes(9);
            need.HandTo(manager, handed);
            Note(need, manager, handed, "Given", after: new { need.ManagerName });
        }

        DateTimeOffset End() => story.Calendar.After(at, text.Number(4), "e" + text.Key);
        switch (state)
        {
            case NeedState.Closed or NeedState.Unsolvable:
                var outcome = state is NeedState.Unsolvable ? NeedOutcome.Unsolvable : SampleCodes.Of<NeedOutcome>(text.Cells[5]);
                Step("Closed", manager, End, now => need.Close(outcome, text["因"], now), () => new { need.State, need.Outcome }, text["因"]);
                break;
            case NeedState.Withdrawn:
                Step("Withdrawn", author, End, now => need.Withdraw(text.Need("因"), now), () => new { need.State }, text["因"]);
                break;
            case NeedState.Dormant:
                Step("Slept", Actor.System, () => at.AddDays(SleepIdleNeeds.DormantAfterDays), need.Sleep, () => new { need.State });
                break;
            case NeedState.Expired:
                Step("Expired", Actor.System, () => at.AddDays(Need.ValidDays + 1), need.Expire, () => new { need.State });
                break;
        }

        void Step(string verb, Actor actor, Func<DateTimeOffset> when, Action<DateTimeOffset> act, Func<object> after, string? reason = null)
        {
            var before = new { need.State };
            at = when();
            act(at);
            Note(need, actor, at, verb, before, after(), reason);
        }
    }

    private Need.Facts Facts(TextRecord text)
    {
        var enterprise = network.Enterprise($"{text.Key[..3]}{text.Cells[0]}");
        var budget = text["款"]?.Split('-');
        return new Need.Facts
        {
            Title = text.Need("题"), Kind = SampleCodes.OrNull<NeedKind>(text["类"]) ?? NeedKind.Technology, TechnologyKind = SampleCodes.OrNull<TechnologyKind>(text["型"]), Description = text.Need("述"),
            Indicators = [.. text.All("标").Select(Indicator)], CurrentState = text["现"], TriedSolutions = text["试"], PartnerRequirements = text["求"],
            DesiredReadiness = text["熟"] is { } level ? int.Parse(level, CultureInfo.InvariantCulture) : null, CooperationModes = SampleCodes.Modes(text["合"]),
            BudgetFrom = budget is null ? null : SampleCodes.Yuan(budget[0]), BudgetTo = budget is null ? null : SampleCodes.Yuan(budget[^1]),
            Deadline = text["期"] is { } days ? story.Calendar.Day(-int.Parse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) : null,
            Urgency = SampleCodes.OrNull<Urgency>(text["急"]) ?? Urgency.Normal, IndustryCode = text["业"] ?? text.Industry, DisciplineCodes = text.Disciplines, Keywords = text["词"],
            EnterpriseId = enterprise.Id, EnterpriseName = enterprise.Name, ContactName = enterprise.ContactName, ContactPhone = enterprise.ContactPhone, ContactEmail = enterprise.ContactEmail,
            HolderId = enterprise.HolderId, RegionCode = enterprise.RegionCode, Visibility = Supply.Visibility.Network,
        };
    }

    // name | present | target | method
    private static Indicator Indicator(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        string? Cell(int i) => i < cells.Length && cells[i].Length > 0 ? cells[i] : null;
        return new Indicator { Name = cells[0], Current = Cell(1), Target = Cell(2), Method = Cell(3) };
    }

    private DateTimeOffset Drafted(TextRecord text) => story.Calendar.At(Submitted(text), text.Key);

    private static int Submitted(TextRecord text)
    {
        var engagements = text.All("接").Select(line => EngagementPlan.ProposedDay(line.Split(' '))).DefaultIfEmpty(0).Max();
        return Math.Max(text.Number(1), engagements == 0 ? 0 : engagements + PublishedAfter + 1);
    }

    private static NeedState StateOf(TextRecord text) => SampleCodes.OrNull<NeedState>(text.Cell(2)) ?? NeedState.Published;

    // candidate 收藏 | candidate 不合适 reason note
    private void Judge(TextRecord text, string[] words, SampleSupply supply)
    {
        var (need, key) = (_needs[text.Key], $"{text.Key[..3]}{words[0]}");
        var (achievement, expert) = (supply.Achievement(key), supply.Expert(key));
        var (kind, id, number) = achievement is not null ? (CandidateKind.Achievement, achievement.Id.Value, achievement.Number)
            : expert is not null ? (CandidateKind.Expert, expert.Id.Value, expert.Number) : throw text.Wrong($"there is no {key}");
        var manager = ManagerOf(need);
        var at = story.Calendar.After(need.PublishedAt ?? need.CreatedAt, Math.Max(1, Submitted(text) - 11), $"judge/{text.Key}/{key}");
        var isKept = words[1] is "收藏";
        var verdict = new Verdict
        {
            Id = SampleIds.Of($"verdict/{text.Key}/{key}", at), NeedId = need.Id, CandidateKind = kind, CandidateId = id, HolderId = new OrganizationId(manager.OrganizationId ?? default),
            Kind = isKept ? VerdictKind.Kept : VerdictKind.NotSuitable, Reason = isKept ? null : SampleCodes.Of<UnsuitableReason>(words[2]), Note = words.Length > 3 ? words[3] : null,
            ById = manager.AccountId, ByName = manager.Name, At = at,
        };
        story.Db.Verdicts.Add(verdict);
        if (isKept)
        {
            Note(need, manager, at, "CandidateKept", after: new { Candidate = number });
        }
        else
        {
            Note(need, manager, at, "CandidateRejected", after: new { Candidate = number, verdict.Reason }, reason: verdict.Note);
        }
    }

    private void Note(Need need, Actor actor, DateTimeOffset at, string verb, object? before = null, object? after = null, string? reason = null) =>
        story.Note(actor, at, nameof(Need), need.Id.Value, need.Number, verb, before, after, reason);
}
