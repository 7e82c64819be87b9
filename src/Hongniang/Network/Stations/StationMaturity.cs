using Hongniang.Common;

namespace Hongniang.Network.Stations;

/// <summary>What each level of maturity needs, from what is on record.</summary>
public static class StationMaturity
{
    /// <summary>Experts and liaisons that make a station one that works by itself.</summary>
    public const int RoutineMembers = 5;

    public const int ActiveServices = 3;
    public const int RoutineServices = 6;
    public const int RoutineEnterprises = 3;

    /// <summary>Services that led to a record of their own: a need, an engagement, a contract.</summary>
    public const int ProvenRecords = 3;

    /// <param name="Parties">Of the four that stand behind a station.</param>
    /// <param name="Services">In the last 12 months.</param>
    /// <param name="Enterprises">Different ones that were served, ever.</param>
    /// <param name="Records">Different records that services led to.</param>
    public sealed record Evidence(int Parties, bool HasAgreement, int Members, int Services, int Enterprises, int Records, bool HasPassedCheck);

    public static Evidence EvidenceOf(ServiceStation station, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(station);
        var from = today.AddMonths(-12);
        return new Evidence(
            new[] { station.SocietyId, station.UniversityId, station.HostId, station.GovernmentId }.Count(p => p is not null),
            station.RunsUntil >= today, station.Members.Count, station.Services.Count(s => s.HeldOn >= from),
            station.Services.Select(s => s.EnterpriseName).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            station.Services.Select(s => s.RecordNumber).OfType<string>().Distinct(StringComparer.Ordinal).Count(), station.Checks.Exists(c => c.Result is CheckResult.Passed));
    }

    /// <summary>What the level still lacks, each with its count; empty when the record carries it. A level needs those below it as well.</summary>
    public static IReadOnlyList<Problem> Lacking(MaturityLevel level, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        List<Problem> lacking = [];
        void Need(bool isThere, string text, params object[] args)
        {
            if (!isThere)
            {
                lacking.Add(new Problem("maturity.lacks", text, "Maturity", args));
            }
        }

        Need(evidence.HasAgreement, "an agreement that holds");
        Need(evidence.Parties >= 2, "two of the four parties; there are {0}", evidence.Parties);
        if (level >= MaturityLevel.Active)
        {
            Need(evidence.Services >= ActiveServices, "{0} services in 12 months; there are {1}", ActiveServices, evidence.Services);
        }

        if (level >= MaturityLevel.Routine)
        {
            Need(evidence.Members >= RoutineMembers, "{0} members; there are {1}", RoutineMembers, evidence.Members);
            Need(evidence.Services >= RoutineServices, "{0} services in 12 months; there are {1}", RoutineServices, evidence.Services);
            Need(evidence.Enterprises >= RoutineEnterprises, "{0} enterprises served; there are {1}", RoutineEnterprises, evidence.Enterprises);
        }

        if (level >= MaturityLevel.Proven)
        {
            Need(evidence.Parties == 4, "all four parties; there are {0}", evidence.Parties);
            Need(evidence.Records >= ProvenRecords, "{0} records that services led to; there are {1}", ProvenRecords, evidence.Records);
        }

        if (level >= MaturityLevel.Replicable)
        {
            Need(evidence.HasPassedCheck, "a yearly check that was passed");
        }

        return lacking;
    }

    /// <summary>The highest level that the record carries; null when not even the first.</summary>
    public static MaturityLevel? Carried(Evidence evidence) =>
        Enum.GetValues<MaturityLevel>().Where(l => Lacking(l, evidence).Count == 0).Select(l => (MaturityLevel?)l).LastOrDefault();
}
