using System.Text;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Matching.Glossary;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class GlossaryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chinese_need_finds_the_english_expert_by_the_glossary_and_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var english = await world.ExpertAsync("Dr. Sample", f => f with { ResearchDirections = "Solid electrolytes for lithium metal batteries; interface impedance", Works = "Sulfide solid electrolytes at low temperature" });
        await world.ExpertAsync("Ms. Sample", f => f with { ResearchDirections = "Robust control of wind turbines" });
        var need = await world.NeedAsync(change: f => f with { Title = "固态电解质界面阻抗的降低", Description = "希望降低固态电解质与正极之间的阻抗。" });
        (await database.MatchAsync(need, CandidateKind.Expert)).Rows.ShouldBeEmpty();

        await AddAsync(database, world, "固态电解质", "solid electrolyte");
        var row = (await database.MatchAsync(need, CandidateKind.Expert)).Rows.ShouldHaveSingleItem();

        row.Candidate.Number.ShouldBe(english.Number);
        row.Score.Reasons[0].ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(ReasonKind.GlossaryTerm), r => r.Args.ShouldBe(["固态电解质", "solid electrolyte"]));
        row.Score.Parts.Sum(p => p.Points).ShouldBe(row.Score.Points);
        var list = await database.MatchAsync(need, CandidateKind.Expert);
        list.Desk.Find(english.Number, [])!.Value.Row.Likeness.ShouldBe(row.Likeness, 1e-12);
        await using var open = database.Open();
        var met = (await open.The<NeedsToMeet>().FindAsync(english.Number, Ct)).ShouldHaveSingleItem();
        met.Need.Number.ShouldBe(need.Number);
        met.Phrases.ShouldContain("固态电解质 = solid electrolyte");
        (await RemoveAsync(database, world)).Problems.ShouldBeEmpty();
        (await database.MatchAsync(need, CandidateKind.Expert)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_english_need_finds_the_chinese_expert()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var chinese = await world.ExpertAsync();
        await AddAsync(database, world, "电解液", "electrolyte");
        var need = await world.NeedAsync(change: f => f with { Title = "Electrolytes for cold climates", Description = "Discharge at minus twenty degrees." });

        (await database.MatchAsync(need, CandidateKind.Expert)).Rows.ShouldHaveSingleItem().Candidate.Number.ShouldBe(chinese.Number);
    }

    [Fact]
    public async Task Pairs_are_added_changed_and_removed_with_a_journal_and_refused_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await AddAsync(database, world, "固态电解质", "solid electrolyte");
        await using var open = database.Open();
        var term = await open.Db.GlossaryTerms.AsNoTracking().SingleAsync(Ct);

        (await open.The<AddTerm>().RunAsync(new("固态电解质", "solid electrolyte"), World.Manager(world.Nanhai), Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("term.known");
        (await open.The<AddTerm>().RunAsync(new("solid", "固态"), World.Manager(world.Nanhai), Ct)).Problems.Select(p => p.Field).ShouldBe(["Chinese", "English"]);
        (await open.The<AddTerm>().RunAsync(new("固态", "solid"), World.Manager(world.Nanhai) with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await open.The<ChangeTerm>().RunAsync(new(term.Id, term.Version + 1, "固态电解质", "solid-state electrolyte"), World.Manager(world.Nanhai), Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await open.The<ChangeTerm>().RunAsync(new(term.Id, term.Version, "固态电解质", "solid-state electrolyte"), World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
        (await RemoveAsync(database, world)).Problems.ShouldBeEmpty();

        (await open.Db.Journal.Where(j => j.SubjectId == term.Id).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Added", "Changed", "Removed"]);
    }

    [Fact]
    public async Task A_spreadsheet_is_imported_once_whatever_the_order_of_its_columns()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var file = new ImportTerms.Input("术语.csv", Encoding.UTF8.GetBytes("英文,中文\nsolid electrolyte,固态电解质\ncell,电芯\n只有中文,\ncell,电芯\n"));
        await using var open = database.Open();

        var first = (await open.The<ImportTerms>().RunAsync(file, World.Manager(world.Nanhai), Ct)).Value;
        var second = (await open.The<ImportTerms>().RunAsync(file, World.Manager(world.Nanhai), Ct)).Value;

        (first.Added, first.Known).ShouldBe((2, 1));
        first.Refused.ShouldBe([4]);
        (second.Added, second.Known).ShouldBe((0, 3));
        var found = await GlossaryList.LoadAsync(open.Db, new GlossaryList.Filter("SOLID"), new Page(), Ct);
        found.Page.Rows.ShouldHaveSingleItem().Chinese.ShouldBe("固态电解质");
    }

    [Fact]
    public async Task Records_propose_what_they_say_in_both_languages_and_a_person_decides()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(change: f => f with { Description = "需要固态电解质（solid electrolyte）的制备工艺，另见同步定位（SLAM）。" });
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open();

        (await open.The<ProposedTerms>().LoadAsync(Ct)).Select(p => (p.Chinese, p.English, p.Number)).ShouldBe([("同步定位", "SLAM", need.Number), ("固态电解质", "solid electrolyte", need.Number)], ignoreOrder: true);
        (await open.The<AddTerm>().RunAsync(new("固态电解质", "solid electrolyte", need.Number), World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
        (await open.The<DeclineTerm>().RunAsync(new("同步定位", "SLAM", need.Number), World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();

        (await open.The<ProposedTerms>().LoadAsync(Ct)).ShouldNotContain(p => p.English == "SLAM");
        (await open.Db.GlossaryTerms.SingleAsync(t => t.State == TermState.InUse, Ct)).SourceNumber.ShouldBe(need.Number);
        (await GlossaryList.LoadAsync(open.Db, new GlossaryList.Filter(State: TermState.Declined), new Page(), Ct)).Declined.ShouldBe(1);
    }

    private static async Task AddAsync(TestDatabase database, World world, string chinese, string english)
    {
        await using var open = database.Open();
        (await open.The<AddTerm>().RunAsync(new(chinese, english), World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
    }

    private static async Task<Result> RemoveAsync(TestDatabase database, World world)
    {
        await using var open = database.Open();
        return await open.The<RemoveTerm>().RunAsync((await open.Db.GlossaryTerms.AsNoTracking().SingleAsync(Ct)).Id, World.Manager(world.Nanhai), Ct);
    }
}
