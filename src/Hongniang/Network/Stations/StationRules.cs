using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Stations;

/// <summary>What each step of a station needs: the same rule for the page and for the act. See docs/decisions/0052.</summary>
public static class StationRules
{
    /// <summary>Opinions before a decision.</summary>
    public const int LeastSheets = 2;

    /// <summary>Points on average, of a hundred, with which an application may be selected.</summary>
    public const int LeastPoints = 60;

    public static Problem? ReasonNotToWork(Scope scope, OrganizationId holder, Actor actor) => ChangeOrganization.ReasonNotTo(scope, holder, actor);

    /// <summary>Reviewers score besides those who work, each once.</summary>
    public static Problem? ReasonNotToScore(Scope scope, ServiceStation station, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(station);
        return !actor.May(AccessRules.MayReview) ? Problem.NotAllowed()
            : !scope.Holds(station.HolderId) ? new Problem("holder.not-yours", "Another association looks after this record.")
            : station.State is not StationState.Applied ? WrongState()
            : station.ScoreSheets.Exists(s => s.ReviewerId == actor.AccountId) ? new Problem("station.scored", "You gave your points already.")
            : null;
    }

    public static Problem? ReasonNotToSelect(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is not StationState.Applied ? WrongState()
            : station.ScoreSheets.Count < LeastSheets ? new Problem("station.sheets", "A decision needs {0} score sheets; there are {1}.", null, LeastSheets, station.ScoreSheets.Count)
            : AveragePoints(station) < LeastPoints ? new Problem("station.points", "On average {0} points of 100 are needed; there are {1}.", null, LeastPoints, (int)Math.Floor(AveragePoints(station)))
            : null;
    }

    public static Problem? ReasonNotToTurnDown(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is not StationState.Applied ? WrongState()
            : station.ScoreSheets.Count < LeastSheets ? new Problem("station.sheets", "A decision needs {0} score sheets; there are {1}.", null, LeastSheets, station.ScoreSheets.Count)
            : null;
    }

    public static Problem? ReasonNotToAgree(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is StationState.Selected ? null : WrongState();
    }

    /// <summary>Without an enterprise that hosts nothing runs; at home a society leads besides.</summary>
    public static Problem? ReasonNotToOpen(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is not StationState.Agreed ? WrongState()
            : station.HostId is null ? new Problem("station.host", "Without an enterprise (abroad: an institution) that hosts it, it cannot run.")
            : station is { SocietyId: null, Kind: StationKind.SocietyStation or StationKind.ServiceTeam } ? new Problem("station.society", "A team or station of a society needs the society that leads it.")
            : null;
    }

    public static Problem? ReasonNotToCheck(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is StationState.Running ? null : WrongState();
    }

    /// <summary>Only what passed its check this year or last year is renewed.</summary>
    public static Problem? ReasonNotToRenew(ServiceStation station, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is not StationState.Running ? WrongState()
            : station.Checks.LastOrDefault() is { Result: CheckResult.Passed } last && last.Year >= today.Year - 1 ? null
            : new Problem("station.unchecked", "Only a station that passed its yearly check, this year or last year, is renewed.");
    }

    /// <summary>Only what has proved itself is copied.</summary>
    public static Problem? ReasonNotToWritePlaybook(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is not StationState.Running ? WrongState()
            : station.Maturity >= MaturityLevel.Proven ? null : new Problem("station.unproven", "Only a station of the fourth level, “proven”, or above writes a playbook.");
    }

    public static Problem? ReasonNotToClose(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.State is StationState.Closed or StationState.NotSelected ? WrongState() : null;
    }

    public static double AveragePoints(ServiceStation station)
    {
        ArgumentNullException.ThrowIfNull(station);
        return station.ScoreSheets.Count == 0 ? 0 : station.ScoreSheets.Average(s => s.Total);
    }

    internal static Problem WrongState() => new("station.state", "In its present state this is not possible.");
}
