using Hongniang.Common;
using Hongniang.Hosting;
using Hongniang.Needs;
using Hongniang.Sample;
using Hongniang.Testing;
using Hongniang.Tests.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Cli;

public sealed class CommandTests
{
    [Fact]
    public async Task Seed_fills_an_empty_database_and_refuses_a_second_time()
    {
        await using var database = await TestDatabase.CreateAsync();

        var first = await database.RunAsync("seed", "--today", "2026-11-24");
        var second = await database.RunAsync("seed");

        first.Code.ShouldBe(0, first.Error);
        first.Output.ShouldContain($"foshan@hongniang.example         {SampleAssociation.Password}  TechnologyManager");
        first.Output.ShouldNotContain("Password=");
        second.Code.ShouldBe(1);
        second.Error.ShouldContain("organisations already");
    }

    [Fact]
    public async Task Migrate_has_nothing_to_do_on_a_new_schema()
    {
        await using var database = await TestDatabase.CreateAsync();

        var answer = await database.RunAsync("migrate");

        answer.Code.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task Doctor_finds_the_sample_healthy_and_names_the_first_tampered_entry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();

        var healthy = await database.RunAsync("doctor");
        await using (var scope = database.Open())
        {
            await scope.Db.Journal.Where(j => j.Sequence == 700).ExecuteUpdateAsync(j => j.SetProperty(x => x.Reason, "nachträglich"));
        }

        var tampered = await database.RunAsync("doctor");

        healthy.Output.ShouldContain("All is well.");
        healthy.Code.ShouldBe(0);
        tampered.Code.ShouldBe(1);
        tampered.Output.ShouldContain("BAD  journal      Broken at entry 700: The content of this entry was changed after it was written. The 699 before it are whole.");
    }

    [Fact]
    public async Task Doctor_finds_missing_entries_numbers_ahead_of_their_series_and_orphan_files()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        var files = 0;
        await using (var scope = database.Open())
        {
            files = await scope.Db.Files.CountAsync() + 1;
            await scope.Db.Journal.Where(j => j.Sequence > 1000).ExecuteDeleteAsync();
            await scope.Db.NumberSeries.Where(s => s.Series == HumanNumber.Need).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, 5));
            scope.Db.Files.Add(new StoredFile { Id = database.Clock.NewId(), Name = "x.pdf", ContentType = "application/pdf", Length = 1, Sha256 = "00", StoredAt = database.Clock.Now, Content = [1] });
            await scope.Db.SaveChangesAsync();
        }

        var answer = await database.RunAsync("doctor");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain("Broken at entry 1001: Entries are missing at the end.");
        answer.Output.ShouldContain("The series stands at 5, but a record carries 120");
        answer.Output.ShouldContain($"1 of {files} files are named by no record.");
    }

    [Fact]
    public async Task Match_prints_the_explained_shortlist()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        string number;
        await using (var scope = database.Open())
        {
            number = await scope.Db.Needs.Where(n => n.Title == "高镍三元动力电解液的开发及产业化").Select(n => n.Number).SingleAsync();
        }

        var answer = await database.RunAsync("match", number, "--top", "2");
        var unknown = await database.RunAsync("match", "XQ-2026-999999");

        answer.Code.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("高电压高镍三元体系锂离子电池电解液及其制备方法");
        answer.Output.ShouldContain("梁思远");
        answer.Output.ShouldContain("~ 动力电解液");
        unknown.Code.ShouldBe(1);
        unknown.Error.ShouldContain("no need with this number");
    }

    [Fact]
    public async Task A_job_does_its_work_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await using (var scope = database.Open())
        {
            // The terminal goes by the real clock: a need whose day is long past.
            await scope.Db.Needs.ExecuteUpdateAsync(n => n.SetProperty(x => x.ValidUntil, new DateOnly(2020, 1, 1)));
        }

        (await database.RunAsync("job", "expire-needs")).Output.ShouldContain("1 expired");
        (await database.RunAsync("job", "expire-needs")).Output.ShouldContain("0 expired");

        await using var reader = database.Open();
        (await reader.Db.Needs.SingleAsync(n => n.Id == need.Id)).State.ShouldBe(NeedState.Expired);
    }

    [Fact]
    public async Task A_bad_address_is_refused_with_a_sentence()
    {
        var answer = await Terminal.RunAsync("migrate", "--database", "nonsense=1");

        answer.Code.ShouldBe(2);
        answer.Error.ShouldContain("path of a SQLite file");
    }

    [Theory]
    [InlineData(null, null, "Sqlite")]
    [InlineData("sqlite", null, "Sqlite")]
    [InlineData(null, "Host=db;Username=u;Password=secret", "Postgres")]
    [InlineData("postgres", "Host=db;Username=u;Password=secret", "Postgres")]
    public void The_database_is_told_from_the_configuration(string? kind, string? connection, string expected)
    {
        var choice = DatabaseChoice.From(Configuration(kind, connection));

        choice.Kind.ToString().ShouldBe(expected);
        choice.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("postgres", null)]
    [InlineData("sqlite", "Host=db")]
    [InlineData("oracle", null)]
    [InlineData(null, "Host=127.0.0.1;Foo")]
    public void A_contradiction_in_the_configuration_stops_the_start(string? kind, string? connection) =>
        Should.Throw<InvalidOperationException>(() => DatabaseChoice.From(Configuration(kind, connection)));

    private static IConfiguration Configuration(string? kind, string? connection) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [DatabaseChoice.KindKey] = kind, [DatabaseChoice.ConnectionKey] = connection }).Build();
}
