using Hongniang.Common;

namespace Hongniang.Network.Stations;

/// <summary>What a station gets to on its way, in the order in which proven ones did.</summary>
public enum StationStep
{
    /// <summary>Its agreement is signed.</summary>
    Agreed,
    FirstService,
    /// <summary>As many services as the level "active" needs in a year.</summary>
    ActiveServices,
    /// <summary>As many different enterprises as the level "routine" needs.</summary>
    RoutineEnterprises,
    /// <summary>A service led to a need.</summary>
    FirstNeed,
    /// <summary>A service led to a contract.</summary>
    FirstContract,
    /// <summary>A yearly check was passed.</summary>
    CheckPassed,
}

/// <summary>On which day a station got to each step, told from what is on record.</summary>
public static class StationSteps
{
    /// <returns>Every step in order; <c>On</c> is null for one that it has not got to.</returns>
    public static IReadOnlyList<(StationStep Kind, DateOnly? On)> Of(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        var services = station.Services.OrderBy(s => s.HeldOn).ThenBy(s => s.Id).ToList();
        DateOnly? FirstRecord(string series) => services.Find(s => s.RecordNumber?.StartsWith(series + "-", StringComparison.Ordinal) == true)?.HeldOn;
        return
        [
            (StationStep.Agreed, station.AgreedOn),
            (StationStep.FirstService, services.Count > 0 ? services[0].HeldOn : null),
            (StationStep.ActiveServices, services.Count >= StationMaturity.ActiveServices ? services[StationMaturity.ActiveServices - 1].HeldOn : null),
            (StationStep.RoutineEnterprises, services.Where(s => s.EnterpriseName is not null).DistinctBy(s => s.EnterpriseName).Select(s => (DateOnly?)s.HeldOn).Skip(StationMaturity.RoutineEnterprises - 1).FirstOrDefault()),
            (StationStep.FirstNeed, FirstRecord(HumanNumber.Need)),
            (StationStep.FirstContract, FirstRecord(HumanNumber.Contract)),
            (StationStep.CheckPassed, station.Checks.Where(c => c.Result is CheckResult.Passed).Select(c => (DateOnly?)c.On).Min()),
        ];
    }
}
