using Hongniang.Data;
using Hongniang.Sample.City;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Sample;

public sealed class GeneratedCityTests
{
    private const double Small = 0.02;

    [Fact]
    public async Task A_city_has_the_proportions_of_the_real_one_and_a_whole_journal()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, 7);
        await using var scope = database.Open();
        var db = scope.Db;

        (await db.Needs.CountAsync()).ShouldBe(344);
        (await db.Achievements.CountAsync()).ShouldBe(72);
        (await db.Experts.CountAsync()).ShouldBe(570);
        (await db.Contracts.Select(c => c.NeedId).Distinct().CountAsync()).ShouldBe(1);
        (await db.Engagements.CountAsync()).ShouldBeInRange(70, 220);
        (await db.Engagements.CountAsync(e => e.Consents.Any())).ShouldBeGreaterThan(40);
        (await db.Engagements.CountAsync(e => e.Meetings.Any())).ShouldBeGreaterThan(10);
        (await db.Needs.Select(n => n.State).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(8);
        (await db.Needs.CountAsync(n => n.Description.Length < 80)).ShouldBeInRange(15, 80);
        (await db.Users.CountAsync(a => a.IsSample)).ShouldBeGreaterThanOrEqualTo(3);
        (await DatabaseFindings.LoadAsync(db, default)).Where(f => !f.IsGood).ShouldBeEmpty();
        (await db.Journal.MaxAsync(j => j.At)).ShouldBeLessThan(database.Clock.Now);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_city_and_another_one_another()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var same = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();

        await MakeAsync(one, 1);
        await MakeAsync(same, 1);
        await MakeAsync(other, 2);

        (await HashesAsync(one)).ShouldBe(await HashesAsync(same));
        (await HashesAsync(one)).ShouldNotBe(await HashesAsync(other));
    }

    [Fact]
    public async Task It_is_added_to_data_only_when_asked_to()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var input = new GeneratedCity.Input(0.002, 1, database.Clock.Today);

        (await GeneratedCity.MakeAsync(scope.Db, database.Clock, input, new Quiet(), default)).Problems.Select(p => p.Code).ShouldBe(["generate.not-empty"]);
        (await GeneratedCity.MakeAsync(scope.Db, database.Clock, input with { IntoExisting = true }, new Quiet(), default)).Problems.ShouldBeEmpty();

        await using var reader = database.Open();
        (await reader.Db.Needs.CountAsync()).ShouldBe(120 + 34);
        (await DatabaseFindings.LoadAsync(reader.Db, default)).Where(f => !f.IsGood).ShouldBeEmpty();
    }

    [Fact]
    public void Its_needs_read_to_the_engine_like_the_real_ones()
    {
        var few = GeneratedCity.Measure(1, 1, 371).First().Statistics;
        var many = GeneratedCity.Measure(1, 1, 1484).First().Statistics;

        // The 371 real needs: 333 characters, 129 and 181 distinct, 2460 and 28632 in all, 33.7 and 7.9 shared, two thirds of the pairs once.
        few.Characters.ShouldBeInRange(300, 370);
        few.Unigrams.ShouldBeInRange(115, 145);
        few.Bigrams.ShouldBeInRange(155, 200);
        few.UnigramVocabulary.ShouldBeInRange(1900, 2900);
        few.BigramVocabulary.ShouldBeInRange(22_000, 35_000);
        few.SharedUnigrams.ShouldBeInRange(29, 38);
        few.SharedBigrams.ShouldBeInRange(6, 10);
        few.Hapax.ShouldBeInRange(0.6, 0.8);

        // Heaps: four times the texts bring two to three times the words, and never a stop.
        ((double)many.BigramVocabulary / few.BigramVocabulary).ShouldBeInRange(2.0, 3.4);
    }

    private static async Task MakeAsync(TestDatabase database, long seed)
    {
        await using var scope = database.Open();
        (await GeneratedCity.MakeAsync(scope.Db, database.Clock, new GeneratedCity.Input(Small, seed, database.Clock.Today), new Quiet(), default)).Problems.ShouldBeEmpty();
    }

    private static async Task<List<string>> HashesAsync(TestDatabase database)
    {
        await using var scope = database.Open();
        var texts = await scope.Db.Needs.OrderBy(n => n.Number).Select(n => n.Title + n.Description + n.State).ToListAsync();
        return [.. texts, await scope.Db.Journal.OrderByDescending(j => j.Sequence).Select(j => j.Hash).FirstAsync()];
    }

    private sealed class Quiet : IProgress<GeneratedCity.Progress>
    {
        public void Report(GeneratedCity.Progress value)
        {
        }
    }
}
