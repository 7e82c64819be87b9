using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Matching;
using Hongniang.Needs;

namespace Hongniang.Sample;

/// <summary>One engagement on its way.</summary>
internal sealed class EngagementWalk
{
    private readonly SampleWorld _world;
    private readonly EngagementPlan _plan;
    private readonly Need _need;
    private readonly Actor _manager;
    private readonly Engagement _engagement;
    private readonly string _supplyPerson;
    private int _day;
    private DateTimeOffset _at;

    public EngagementWalk(SampleWorld world, EngagementPlan plan, string number)
    {
        (_world, _plan, _need) = (world, plan, world.Needs[plan.Text.Key]);
        (_manager, _day, _at) = (world.Needs.ManagerOf(_need), EngagementPlan.ProposedDay(plan.Words), plan.Proposed(world.Story.Calendar));
        var (achievement, expert) = (world.Supply.Achievement(plan.CandidateKey), world.Supply.Expert(plan.CandidateKey));
        var match = world.Matches.Of(_need, achievement?.Number ?? expert?.Number ?? throw plan.Text.Wrong($"there is no {plan.CandidateKey}"));
        var proposal = new Engagement.Proposal(_manager, world.Phrases.Next("待双方同意", plan.Name), world.Story.Calendar.DayOf(_at).AddDays(7))
        {
            Origin = match is null ? SampleIds.Pick("origin/" + plan.Name, [EngagementOrigin.Visit, EngagementOrigin.Event, EngagementOrigin.Recommendation]) : EngagementOrigin.Match,
            MatchScore = match?.Score, MatchReasons = match?.ToJson(), IsSample = true,
        };
        var id = new EngagementId(SampleIds.Of("engagement/" + plan.Name, _at));
        _engagement = achievement is not null ? Engagement.Propose(id, number, _need, achievement, proposal, _at)
            : Engagement.Propose(id, number, _need, expert! /* why: one of the two, see above */, proposal, _at);
        _supplyPerson = expert?.Name ?? achievement?.ContactName ?? "";
        world.Story.Db.Engagements.Add(_engagement);
        Note(_manager, "Proposed", null, new
        {
            _engagement.Stage, Need = _need.Number, Candidate = achievement?.Number ?? expert?.Number, _engagement.Origin, _engagement.MatchScore, _engagement.NextStepDue,
        });
    }

    public void Go(string? contract)
    {
        var words = _plan.Words;
        switch (_plan.Stage)
        {
            case "待同意":
                break;
            case "待供方":
                Consent(Side.Demand, 2);
                break;
            case "待需方":
                Consent(Side.Supply, 2);
                break;
            case "未成" when words[4] is "待同意":
                Refuse(SampleCodes.Of<LossReason>(words[3]), Rest(5));
                return;
            case "未成":
                Reach(words[4]);
                Later(EngagementPlan.ToLost);
                var (reason, note) = (SampleCodes.Of<LossReason>(words[3]), Rest(5));
                Act(_manager, "Lost", now => _engagement.Lose(reason, note, now), () => new { _engagement.Stage, _engagement.LossReason }, note);
                return;
            case "搁置":
                Reach(words[4]);
                Later(EngagementPlan.ToLost);
                var until = _world.Story.Calendar.Day(-int.Parse(words[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                Act(_manager, "Parked", now => _engagement.Park(until, now), () => new { _engagement.Stage, _engagement.ParkedUntil }, Rest(5));
                return;
            case "已签约":
                Reach("达成意向");
                Sign(contract ?? throw _plan.Text.Wrong("has no contract number"));
                return;
            default:
                Reach(_plan.Stage);
                break;
        }

        PlanNext();
    }

    private void Reach(string stage)
    {
        if (stage is "待同意")
        {
            return;
        }

        Consent(Side.Demand, 2);
        Consent(Side.Supply, EngagementPlan.ToIntroduced - 2);
        if (stage is "已引荐")
        {
            return;
        }

        var meetings = _plan.Below["会"].DefaultIfEmpty(_world.Phrases.Of("会面", _plan.Name)).ToList();
        Meet(meetings[0], EngagementPlan.ToMet);
        foreach (var further in meetings.Skip(1).Where(_ => stage is "已见面"))
        {
            Meet(further, 0);
        }

        if (stage is "已见面")
        {
            return;
        }

        Later(EngagementPlan.ToNegotiating);
        Act(_manager, "NegotiationStarted", _engagement.Negotiate, () => new { _engagement.Stage });
        foreach (var further in meetings.Skip(1))
        {
            Meet(further, 0);
        }

        if (stage is "洽谈中")
        {
            return;
        }

        Later(EngagementPlan.ToIntent);
        var amount = _plan.Stage is "已签约" ? SampleCodes.Yuan(_plan.Words[4].Split('/')[0]) : SampleCodes.Yuan(_plan.Words[3]);
        Act(_manager, "IntentRecorded", now => _engagement.RecordIntent(amount, now), () => new { _engagement.Stage, _engagement.IntentAmount });
    }

    private void Consent(Side side, int days)
    {
        Later(days);
        var self = side is Side.Demand && _need.EnterpriseId?.Value == _world.People["enterprise"].OrganizationId ? _world.People["enterprise"]
            : side is Side.Supply && _plan.CandidateKey == SampleAssociation.ExpertKey ? _world.People["expert"]
            : side is Side.Supply && _engagement.CandidateKind is Matching.CandidateKind.Achievement && _engagement.SupplyOrganizationId?.Value == _world.People["university"].OrganizationId ? _world.People["university"]
            : null;
        var by = self ?? _manager;
        var consent = Answer(side, ConsentDecision.Given, self, null, null);
        Act(by, "ConsentGiven", now => _engagement.Answer(side, consent, now, _world.Story.Calendar.DayOf(now).AddDays(7)),
            () => new { consent.Side, consent.Channel, consent.TextVersion, consent.Reason, _engagement.Stage });
    }

    private void Refuse(LossReason reason, string? note)
    {
        Consent(Side.Demand, 2);
        Later(EngagementPlan.ToLost - 2);
        var consent = Answer(Side.Supply, ConsentDecision.Refused, null, reason, note);
        Act(_manager, "ConsentRefused", now => _engagement.Answer(Side.Supply, consent, now, _world.Story.Calendar.DayOf(now).AddDays(7)),
            () => new { consent.Side, consent.Channel, consent.TextVersion, consent.Reason, _engagement.Stage }, note);
    }

    private Consent Answer(Side side, ConsentDecision decision, Actor? self, LossReason? reason, string? note) => new()
    {
        Id = SampleIds.Of($"consent/{_plan.Name}/{side}", _at), Side = side, Decision = decision,
        Channel = self is not null ? ConsentChannel.Online : SampleIds.Pick($"channel/{_plan.Name}/{side}", [ConsentChannel.Phone, ConsentChannel.Message, ConsentChannel.InPerson]),
        GivenBy = self?.Name ?? (side is Side.Demand ? _need.ContactName ?? "企业联系人" : _supplyPerson), GivenAt = _at, TextVersion = Engagements.Consent.CurrentTextVersion,
        Reason = reason, Note = note, RecordedById = (self ?? _manager).AccountId, RecordedByName = (self ?? _manager).Name,
    };

    private void Meet(string summary, int days)
    {
        Later(days);
        var meeting = new Meeting
        {
            Id = SampleIds.Of($"meeting/{_plan.Name}/{summary}", _at), HeldOn = _world.Story.Calendar.DayOf(_at), Place = _world.Phrases.Of("地点", _plan.Name),
            Participants = _world.Phrases.Of("参会", _plan.Name), Summary = summary, RecordedByName = _manager.Name, RecordedAt = _at,
        };
        Act(_manager, "Met", now => _engagement.Meet(meeting, now), () => new { _engagement.Stage, meeting.HeldOn });
    }

    private void Sign(string number)
    {
        _day = _plan.Since;
        var (kind, amounts, grade) = (SampleCodes.Of<ContractKind>(_plan.Words[3]), _plan.Words[4].Split('/'), SampleCodes.Of<EvidenceGrade>(_plan.Words[5]));
        var signedOn = _world.Story.Calendar.Day(_day);
        _at = _world.Story.Calendar.After(_at, Math.Max(1, _day - 2), "sign/" + _plan.Name);
        var (buyer, seller) = (_need.EnterpriseName, _world.Network.Named(_world.Supply.UnitOf(_plan.CandidateKey)).Name);
        var title = $"{_need.Title}{(kind switch { ContractKind.Development => "技术开发", ContractKind.Assignment => "技术转让", ContractKind.Licence => "技术许可", ContractKind.Consulting => "技术咨询", _ => "技术服务" })}合同";
        var file = grade < EvidenceGrade.E3 ? null : SampleFile.Contract(SampleIds.Of("file/" + _plan.Name, _at), $"{number}.pdf", _at,
            [title, $"合同编号：{number}", $"甲方（委托方）：{buyer}", $"乙方（受托方）：{seller}", $"成交额：{amounts[0]} 万元，其中技术交易额 {amounts[^1]} 万元", $"签订日期：{signedOn:yyyy-MM-dd}", "本文件由系统生成，仅供演示，不具有任何效力。"]);
        if (file is not null)
        {
            _world.Story.Db.Files.Add(file);
        }

        var contract = new Contract
        {
            Id = SampleIds.Of("contract/" + _plan.Name, _at), Number = number, EngagementId = _engagement.Id, NeedId = _need.Id, AchievementId = _engagement.AchievementId, ExpertId = _engagement.ExpertId,
            HolderId = _engagement.HolderId, EnterpriseId = _engagement.EnterpriseId, SupplyOrganizationId = _engagement.SupplyOrganizationId,
            Title = title, Kind = kind, Buyer = buyer, Seller = seller, SignedOn = signedOn, ValidUntil = signedOn.AddDays(540),
            DealAmount = new Money(SampleCodes.Yuan(amounts[0])), TechnologyAmount = new Money(SampleCodes.Yuan(amounts[^1])), Evidence = grade, FileId = file?.Id,
            RecordedById = _manager.AccountId, RecordedByName = _manager.Name, RecordedAt = _at, IsSample = true,
        };
        _world.Story.Db.Contracts.Add(contract);
        Act(_manager, "Signed", _engagement.Sign, () => new { _engagement.Stage, Contract = number });
        _world.Story.Note(_manager, _at, nameof(Contract), contract.Id, number, "Recorded",
            after: new { contract.Kind, contract.SignedOn, Deal = contract.DealAmount.Amount, Technology = contract.TechnologyAmount.Amount, contract.DealAmount.Currency, contract.Evidence, HasFile = file is not null });
        FollowUp(contract);
    }

    private void FollowUp(Contract contract)
    {
        var calendar = _world.Story.Calendar;
        var isLate = _plan.Words.Length > 6 && _plan.Words[6] is "逾期";
        var steps = FollowUpStep.PlanDays.Select(day =>
            FollowUpStep.Plan(SampleIds.Of($"follow-up/{_plan.Name}/{day}", _at), contract, day, contract.SignedOn.AddDays(day), _manager)).ToList();
        _world.Story.Db.FollowUpSteps.AddRange(steps);
        _world.Story.Note(_manager, _at, nameof(Contract), contract.Id, contract.Number, "FollowUpsPlanned", after: new { Due = steps.ConvertAll(s => s.DueOn), Owner = _manager.Name });
        var due = steps.Where(s => s.DueOn < calendar.Today).ToList();
        foreach (var step in isLate ? due.SkipLast(1) : due)
        {
            var told = _plan.Below["跟"].Select(line => line.Split(' ', 5)).FirstOrDefault(w => w[0] == step.PlanDay.ToString(CultureInfo.InvariantCulture))
                ?? _world.Phrases.Of($"跟进{step.PlanDay}", _plan.Name).Split(' ', 5);
            var ago = Math.Max(1, calendar.Today.DayNumber - step.DueOn.DayNumber - SampleIds.Pick($"held/{_plan.Name}/{step.PlanDay}", 3));
            var at = calendar.After(_at, ago, $"followed/{_plan.Name}/{step.PlanDay}");
            var received = decimal.TryParse(told[2].TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                ? told[2].EndsWith('%') ? decimal.Round(contract.DealAmount.Amount * part / 100m, 0) : part * 10_000m : (decimal?)null;
            var progress = SampleCodes.Of<FollowUpProgress>(told[1]);
            step.Record(new FollowUpStep.Findings
            {
                HeldOn = calendar.DayOf(at), Channel = SampleCodes.Of<FollowUpChannel>(told[3]), Progress = progress, Summary = told[4], ReceivedAmount = received,
                Evidence = received is null ? EvidenceGrade.E1 : EvidenceGrade.E2, IsAtRisk = progress is FollowUpProgress.Delayed or FollowUpProgress.Paused,
                Satisfaction = progress is FollowUpProgress.Terminated ? 3 : progress is FollowUpProgress.Delayed or FollowUpProgress.Paused ? 4 : 4 + SampleIds.Pick($"content/{contract.Number}/{step.PlanDay}", 2),
            }, _manager, at);
            _world.Story.Note(_manager, at, nameof(FollowUpStep), step.Id, contract.Number, "Recorded",
                after: new { step.PlanDay, step.HeldOn, step.Channel, step.Progress, step.ReceivedAmount, step.Evidence, step.IsAtRisk, step.Satisfaction });
            if (progress is FollowUpProgress.Completed or FollowUpProgress.Terminated)
            {
                // A contract that came to its end needs no further looks at it.
                var rest = steps.Where(s => s.PlanDay > step.PlanDay).ToList();
                _world.Story.Db.FollowUpSteps.RemoveRange(rest);
                _world.Story.Note(_manager, at, nameof(Contract), contract.Id, contract.Number, "FollowUpsEnded",
                    new { Due = rest.ConvertAll(s => s.DueOn) }, new { Progress = progress });
                break;
            }
        }
    }

    private void PlanNext()
    {
        var told = _plan.Below["下"].FirstOrDefault()?.Split(' ', 2);
        var due = _world.Story.Calendar.Day(-(told is null ? SampleIds.Pick("due/" + _plan.Name, 12) - 3 : int.Parse(told[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
        var step = told?[1] ?? _world.Phrases.Next(_plan.Stage, _plan.Name);
        var before = new { _engagement.NextStep, _engagement.NextStepDue };
        _engagement.PlanNextStep(step, due, _at);
        Note(_manager, "NextStepPlanned", before, new { _engagement.NextStep, _engagement.NextStepDue });
    }

    private void Later(int days)
    {
        _day -= days;
        _at = _world.Story.Calendar.After(_at, _day, $"{_plan.Name}/{_engagement.Stage}/{_day}");
    }

    private void Act(Actor by, string verb, Action<DateTimeOffset> act, Func<object> after, string? reason = null)
    {
        var before = new { _engagement.Stage };
        act(_at);
        Note(by, verb, before, after(), reason);
    }

    private string? Rest(int from) => _plan.Words.Length > from ? string.Join(' ', _plan.Words.Skip(from)) : null;

    private void Note(Actor by, string verb, object? before, object? after, string? reason = null) =>
        _world.Story.Note(by, _at, nameof(Engagement), _engagement.Id.Value, _engagement.Number, verb, before, after, reason);
}
