using System.Globalization;
using Hongniang.Access;
using Hongniang.Access.Exports;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Engagements.Assigning;
using Hongniang.Engagements.Learning;
using Hongniang.FollowUp;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.People;
using Hongniang.People.ApiKeys;
using Hongniang.People.Privacy;
using Hongniang.People.Registrations;
using Hongniang.People.Retention;
using Hongniang.Supply;

namespace Hongniang.Web.People;

/// <summary>The filter of the journal as it stands in an address.</summary>
internal static class AuditQuery
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        nameof(Account),
        nameof(Organization),
        nameof(Need),
        nameof(Achievement),
        nameof(Expert),
        nameof(Engagement),
        nameof(Contract),
        nameof(Partnership),
        "Station", "TalentLead", "TechnologyManager", "Visit", "WorkTask",
        nameof(FollowUpStep),
        nameof(ImportRun),
        nameof(ExportRequest),
        nameof(DataRequest),
        nameof(RetentionRule),
        nameof(RankingModel),
        nameof(LearningRun),
        nameof(AssignmentRun),
        nameof(Registration),
        nameof(ApiKey),
        nameof(SealRing),
    ];

    public static AuditView.Filter Read(IQueryCollection query) => new(
        Texts.Clean(query["words"]), Kinds.FirstOrDefault(k => k == query["kind"].ToString()), Texts.Clean(query["verb"]), Day(query["from"]), Day(query["to"]));

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
