using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Sample.City;

/// <summary>A city of the real size, invented: what a city association with 17,200 needs, 3,600 achievements and 28,500 experts has to carry. For load and speed.</summary>
public sealed class GeneratedCity
{
    private const int NeedsOfCity = 17_200, AchievementsOfCity = 3_600, ExpertsOfCity = 28_500;

    /// <summary>Signed needs and achievements of the real city; one contract may count for both.</summary>
    internal const int SignedNeeds = 65, SignedAchievements = 72;

    /// <param name="Scale">1 is the real city; everything is multiplied.</param>
    /// <param name="Seed">The same seed and scale give the same city.</param>
    /// <param name="Today">The day from which the history counts back.</param>
    /// <param name="IntoExisting">Whether a database that holds organisations already is added to.</param>
    public sealed record Input(double Scale, long Seed, DateOnly Today, bool IntoExisting = false);

    /// <summary>What was made so far, for the terminal.</summary>
    public sealed record Progress(string What, int Done, int Of);

    private GeneratedCity()
    {
    }

    /// <summary>Writes the city in one transaction, in batches.</summary>
    public static async Task<Result> MakeAsync(HongniangDb db, AssociationClock clock, Input input, IProgress<Progress> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(progress);
        if (!(input.Scale is > 0 and <= 100))
        {
            return new Problem("generate.scale", "The scale lies above 0 and at most at 100.");
        }

        if (!input.IntoExisting && await db.Organizations.IgnoreQueryFilters().AnyAsync(ct)) // why: asks whether there is anything at all
        {
            return new Problem("generate.not-empty", "The database holds organisations already. Name an empty one, or say --into-existing.");
        }

        await using var transaction = await db.BeginAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false; // why: everything is added once and let go; looking for changes would take most of the time
        var (story, calendar) = (new CityWriter(db, progress), new SampleCalendar(input.Today, clock.Zone));
        var texts = new CityTexts(input.Seed, input.Scale);
        var network = await CityNetwork.MakeAsync(story, calendar, input, ct);
        var supply = await CitySupply.MakeAsync(story, calendar, texts, network, input.Seed, Times(AchievementsOfCity, input.Scale), Times(ExpertsOfCity, input.Scale), ct);
        await new CityNeeds(story, calendar, texts, network, supply, input).MakeAsync(Times(NeedsOfCity, input.Scale), ct);
        await story.TellAsync(ct);
        await transaction.CommitAsync(ct);
        return Result.Ok;
    }

    /// <summary>The statistics of the first texts of a kind, as the engine would read them: needs, achievements, experts.</summary>
    public static IEnumerable<(string Kind, TextStatistics Statistics)> Measure(long seed, double scale, int texts)
    {
        var made = new CityTexts(seed, scale);
        yield return ("needs", TextStatistics.Of([.. Enumerable.Range(0, texts).Select(i => Whole(made.Need(i)))]));
        yield return ("achievements", TextStatistics.Of([.. Enumerable.Range(0, texts).Select(i => Whole(made.Achievement(i)))]));
        yield return ("experts", TextStatistics.Of([.. Enumerable.Range(0, texts).Select(i => Whole(made.Expert(i)))]));
    }

    internal static int Times(int count, double scale) => Math.Max(1, (int)Math.Round(count * scale, MidpointRounding.AwayFromZero));

    private static string Whole(CityTexts.Text text) => text.Title + "\n" + text.Body;
}
