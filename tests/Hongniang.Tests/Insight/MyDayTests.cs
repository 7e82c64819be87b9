using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Testing;
using Hongniang.Tests.Engagements;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class MyDayTests
{
    [Theory]
    [InlineData("province")]
    [InlineData("city")]
    [InlineData("county")]
    public async Task What_is_overdue_is_what_the_figures_count(string reader)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        database.Time.Advance(TimeSpan.FromDays(4));
        await using var scope = database.Open(BusyWorld.ReaderOf(world, reader));
        var frame = new FigureFrame(database.Clock, FigurePeriod.All, isAnyEvidence: true, territory: null);

        var day = await MyDay.LoadAsync(scope.Db, database.Clock, World.Manager(world.Foshan), mine: false, null, 1, default);

        (await FigureAsync("reviews-overdue")).ShouldBe(Of(day, MyDay.DayPart.Reviews).Overdue);
        (await FigureAsync("consents-waiting")).ShouldBe(Of(day, MyDay.DayPart.Consents).Overdue);
        (await FigureAsync("engagements-idle")).ShouldBe(Of(day, MyDay.DayPart.Idle).Page.Total);
        (await FigureAsync("follow-ups-overdue")).ShouldBe(Of(day, MyDay.DayPart.FollowUps).Overdue);
        (await FigureAsync("needs-expiring")).ShouldBe(Of(day, MyDay.DayPart.Expiring).Page.Total);
        day.Overdue.ShouldBeGreaterThan(0);
        foreach (var section in day.Sections.Where(s => s.Page.PageCount == 1))
        {
            section.Page.Rows.Count.ShouldBe(section.Page.Total);
            section.Page.Rows.Count(r => r.IsOverdue).ShouldBe(section.Overdue);
        }

        async Task<int> FigureAsync(string key) => (await FigureCatalogue.The(key).ValueAsync(scope.Db, frame, default)).Count;
    }

    [Fact]
    public async Task Only_needs_that_nobody_is_engaged_on_are_asked_whether_they_still_stand()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.SignAsync(pair.Expert.Number);
        var lying = await pair.World.NeedAsync(NeedState.Published);
        database.Time.Advance(TimeSpan.FromDays(Need.ValidDays - 1));

        var day = await StaffDayAsync(pair);

        Of(day, MyDay.DayPart.Expiring).Page.Rows.Select(r => r.Number).ShouldBe([lying.Number]);
    }

    [Fact]
    public async Task Each_row_says_what_whose_since_when_and_due_when()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var submitted = await pair.World.NeedAsync(NeedState.Submitted);
        var waiting = await pair.ProposeAsync();
        await pair.SayAsync(waiting, Side.Demand, ConsentDecision.Given);
        var contract = await pair.SignAsync(pair.Expert.Number);
        database.Time.Advance(TimeSpan.FromDays(25));

        var day = await StaffDayAsync(pair);

        var review = Of(day, MyDay.DayPart.Reviews).Page.Rows.ShouldHaveSingleItem();
        (review.Subject, review.Number, review.Whose, review.Since, review.Due, review.IsOverdue).ShouldBe(
            (FigureSubjectKind.Need, submitted.Number, "南海区科协（测试）", new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 27), true));
        var consents = Of(day, MyDay.DayPart.Consents);
        consents.Waiting.ShouldBe((0, 1));
        var consent = consents.Page.Rows.ShouldHaveSingleItem();
        (consent.Number, consent.Due, consent.Pair!.DemandAnswered, consent.Pair.SupplyAnswered).ShouldBe((waiting, new DateOnly(2026, 12, 1), true, false));
        var step = Of(day, MyDay.DayPart.NextSteps).Page.Rows.ShouldHaveSingleItem();
        (step.Number, step.Due, step.IsOverdue, step.Pair!.NextStep).ShouldBe((waiting, new DateOnly(2026, 12, 1), true, "征求双方意见"));
        var followUp = Of(day, MyDay.DayPart.FollowUps).Page.Rows.ShouldHaveSingleItem();
        (followUp.Number, followUp.PlanDay, followUp.Due, followUp.IsOverdue, followUp.Whose).ShouldBe((contract, 30, new DateOnly(2026, 12, 24), false, "测试红娘"));
    }

    [Theory]
    [InlineData(7, "")]
    [InlineData(8, "city")]
    [InlineData(14, "city")]
    [InlineData(15, "city province")]
    public async Task What_nobody_answers_is_offered_to_the_level_above_and_later_to_the_one_above_that(int days, string offered)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(NeedState.Submitted);
        database.Time.Advance(TimeSpan.FromDays(days));

        List<string> found = [];
        foreach (var (name, unit) in new[] { ("county", world.Nanhai), ("city", world.Foshan), ("province", world.Province) })
        {
            await using var reader = database.Open(world.ScopeOf(world.Province, world.Foshan, world.Nanhai));
            var row = Of(await MyDay.LoadAsync(reader.Db, database.Clock, World.Manager(unit), mine: false, null, 1, default), MyDay.DayPart.Reviews).Page.Rows.ShouldHaveSingleItem();
            row.Number.ShouldBe(need.Number);
            if (row.IsOffered)
            {
                found.Add(name);
            }
        }

        string.Join(' ', found).ShouldBe(offered);
    }

    [Fact]
    public async Task Mine_leaves_out_what_colleagues_work()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.ProposeAsync();
        await using var reader = database.Open(pair.Staff);

        Of(await MyDay.LoadAsync(reader.Db, database.Clock, pair.Manager, mine: true, null, 1, default), MyDay.DayPart.Consents).Page.Total.ShouldBe(1);
        Of(await MyDay.LoadAsync(reader.Db, database.Clock, pair.Manager with { AccountId = database.Clock.NewId() }, mine: true, null, 1, default), MyDay.DayPart.Consents).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_sides_see_what_waits_for_their_own_answer_and_what_goes_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var open = await pair.ProposeAsync();
        var answered = await pair.ProposeAsync(pair.Expert.Number);
        await pair.SayAsync(answered, Side.Demand, ConsentDecision.Given);
        var contract = await pair.SignAsync((await pair.World.AchievementAsync("另一项电解液成果")).Number);
        var talk = await pair.IntroduceAsync((await pair.World.AchievementAsync("第三项电解液成果")).Number);

        var firm = await SideDayAsync(pair.FirmScope, pair.FirmPerson);
        var owner = await SideDayAsync(pair.OwnerScope, pair.OwnerPerson);
        var expert = await SideDayAsync(pair.ExpertScope, pair.ExpertPerson);
        var other = await SideDayAsync(new Scope { Own = pair.World.OtherFirm }, pair.FirmPerson with { OrganizationId = pair.World.OtherFirm.Value });

        Numbers(firm, MyDay.DayPart.Answers).ShouldBe([open]);
        Numbers(firm, MyDay.DayPart.Talks).ShouldBe([talk]);
        Numbers(firm, MyDay.DayPart.Contracts).ShouldBe([contract]);
        Numbers(owner, MyDay.DayPart.Answers).ShouldBe([open]);
        Numbers(expert, MyDay.DayPart.Answers).ShouldBe([answered]);
        Numbers(expert, MyDay.DayPart.Contracts).ShouldBeEmpty();
        other.Total.ShouldBe(0);

        async Task<MyDay> SideDayAsync(Scope scope, Actor actor)
        {
            await using var reader = database.Open(scope);
            return await MyDay.LoadAsync(reader.Db, database.Clock, actor, mine: false, null, 1, default);
        }

        static IEnumerable<string> Numbers(MyDay day, MyDay.DayPart part) => Of(day, part).Page.Rows.Select(r => r.Number);
    }

    [Fact]
    public async Task A_full_day_asks_as_often_as_an_empty_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var empty = await CountAsync();
        await pair.ProposeAsync();
        await pair.SignAsync(pair.Expert.Number);
        await pair.World.NeedAsync(NeedState.Submitted);
        database.Time.Advance(TimeSpan.FromDays(175));

        (await StaffDayAsync(pair)).Total.ShouldBeGreaterThan(4);
        (await CountAsync()).ShouldBe(empty);

        async Task<(int Staff, int Side)> CountAsync()
        {
            database.Queries.Reset();
            await StaffDayAsync(pair);
            var staff = database.Queries.Count;
            await using var reader = database.Open(pair.FirmScope);
            await MyDay.LoadAsync(reader.Db, database.Clock, pair.FirmPerson, mine: false, null, 1, default);
            return (staff, database.Queries.Count - staff);
        }
    }

    private static MyDay.Section Of(MyDay day, MyDay.DayPart part) => day.Sections.Single(s => s.Part == part);

    private static async Task<MyDay> StaffDayAsync(Pair pair)
    {
        await using var reader = pair.Database.Open(pair.Staff);
        return await MyDay.LoadAsync(reader.Db, pair.Database.Clock, pair.Manager, mine: false, null, 1, default);
    }
}
