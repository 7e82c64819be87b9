using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Supply.Consents;

/// <summary>What is said of a consent when it is taken down.</summary>
/// <param name="GivenBy">The person who agreed; empty means the expert in person.</param>
/// <param name="Source">Where the statement is kept.</param>
/// <param name="TextVersion">The version of the text that was read.</param>
public sealed record ConsentStatement(ConsentChannel? Channel, string? GivenBy, DateOnly? GivenOn, DateOnly? Until, string? Source, string? TextVersion)
{
    /// <summary>For how long a consent is asked when nothing else is said.</summary>
    public const int DefaultYears = 2;

    /// <summary>The longest that is taken: whoever agreed must be asked again within it.</summary>
    public const int MostYears = 5;

    /// <summary>As the expert gives it in person, signed in, today.</summary>
    public static ConsentStatement InPerson(string name, DateOnly today, DateOnly? until, string? textVersion) =>
        new(ConsentChannel.Online, name, today, until ?? today.AddYears(DefaultYears), null, textVersion);

    /// <summary>As it comes with an imported list.</summary>
    public static ConsentStatement OfList(string name, DateOnly today, string source) =>
        new(ConsentChannel.Import, name, today, today.AddYears(DefaultYears), source, ExpertConsent.OutsideTextVersion);

    public IReadOnlyList<Problem> Check(DateOnly today)
    {
        var checks = new FactChecks();
        if (Channel is not { } known || !Enum.IsDefined(known))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(Channel)));
        }

        checks.Required(GivenBy, ExpertConsent.MaxGivenBy, nameof(GivenBy)).Optional(Source, ExpertConsent.MaxSource, nameof(Source));
        if (GivenOn is not { } given)
        {
            checks.Add(Problem.Required(nameof(GivenOn)));
        }
        else if (given > today)
        {
            checks.Add(new Problem("date.future", "This day is still to come.", nameof(GivenOn)));
        }
        else if (given < today.AddYears(-MostYears))
        {
            checks.Add(new Problem("consent.old", "Given more than {0} years ago: the person must be asked again.", nameof(GivenOn), MostYears));
        }

        if (Until is not { } until)
        {
            checks.Add(Problem.Required(nameof(Until)));
        }
        else if (until < today)
        {
            checks.Add(new Problem("date.past", "This day is already past.", nameof(Until)));
        }
        else if (until > today.AddYears(MostYears))
        {
            checks.Add(new Problem("consent.long", "At most {0} years ahead: after that the person is asked again.", nameof(Until), MostYears));
        }

        if (TextVersion is not (ExpertConsent.CurrentTextVersion or ExpertConsent.OutsideTextVersion))
        {
            checks.Add(new Problem("consent.text-changed", "The text of the consent has changed. Please read the new one and answer again.", nameof(TextVersion)));
        }

        return checks.Problems;
    }

    /// <summary>The row that is kept. Check first.</summary>
    internal ExpertConsent ToRow(ExpertId expert, Actor actor, AssociationClock clock) => new()
    {
        Id = clock.NewId(), ExpertId = expert, TextVersion = TextVersion!, Channel = Channel!.Value, GivenBy = GivenBy!, GivenOn = GivenOn!.Value, ValidUntil = Until!.Value, // why: checked
        Source = Source, RecordedAt = clock.Now, RecordedById = actor.AccountId, RecordedByName = actor.Name,
    };
}
