using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network.Managers;
using Hongniang.People.Privacy;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Tests.Engagements;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.People;

public sealed class ErasePersonTests
{
    private const string Name = "王五";

    [Fact]
    public async Task A_person_who_asks_to_be_erased_is_hidden_at_once_and_nobody_after_the_answer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var account = await AccountAsync(pair);
        var contract = await pair.SignAsync(pair.Expert.Number);
        await pair.DoAsync<ChangeOwnContact, Result>(c => c.RunAsync(new("13611112222", "wangwu@example.cn"), account, default), pair.ExpertScope);
        await pair.DoAsync<GiveExpertConsent, Result>(g => g.RunAsync(new(pair.Expert.Number, null, new(null, null, null, null, null, ExpertConsent.CurrentTextVersion)), account, default), pair.ExpertScope);

        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), account, default), pair.ExpertScope)).Problems.ShouldBeEmpty();
        await using (var between = database.Open())
        {
            (await between.Db.Experts.Select(e => e.HasConsent).SingleAsync()).ShouldBeFalse();
        }

        (await AnswerAsync(pair, done: true)).Problems.ShouldBeEmpty();

        await using var after = database.Open();
        var expert = await after.Db.Experts.SingleAsync();
        (expert.Number, expert.Name, expert.ContactPhone, expert.ContactEmail, expert.RegionCode, expert.State).ShouldBe((pair.Expert.Number, "—", null, null, "440100", SupplyState.Withdrawn));
        var closed = await after.Db.Users.SingleAsync(a => a.Id == account.AccountId);
        (closed.IsClosed, closed.DisplayName, closed.PasswordHash, closed.ExpertKey).ShouldBe((true, "—", null, null));
        (await after.Db.Contracts.Select(c => c.Number).SingleAsync()).ShouldBe(contract); // counts as before
        (await NamesLeftAsync(after.Db)).ShouldBeEmpty();
        (await JournalCheck.RunAsync(after.Db, default)).FirstBreak.ShouldBeNull();
    }

    [Fact]
    public async Task The_papers_of_a_technology_managers_courses_go_and_the_hours_stay()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var account = await AccountAsync(pair, Role.TechnologyManager, pair.World.Foshan, "唐知行");
        var officer = pair.Manager with { Role = nameof(Role.Officer) };
        var number = await ManagerAsync(account.AccountId, 40);
        var other = await ManagerAsync(null, 8);

        await using (var moving = database.Open())
        {
            // Whoever works for the association is not erased; whoever went over to an enterprise may ask for it.
            var person = await moving.Db.Users.SingleAsync(a => a.Id == account.AccountId);
            person.Place(Role.Enterprise, pair.World.Firm, null);
            await moving.Db.SaveChangesAsync();
            account = person.ToActor();
        }

        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), account, default), pair.FirmScope)).Problems.ShouldBeEmpty();
        (await AnswerAsync(pair, done: true)).Problems.ShouldBeEmpty();

        await using var after = database.Open();
        var erased = await after.Db.TechnologyManagers.Include(m => m.Trainings).SingleAsync(m => m.Number == number);
        (erased.Name, erased.Trainings.Single().Hours, erased.Trainings.Single().FileId).ShouldBe(("—", 40, null));
        (await after.Db.Files.Select(f => f.Name).ToListAsync()).ShouldBe([$"{other}.pdf"]);

        async Task<string> ManagerAsync(Guid? of, int hours)
        {
            var text = new ManagerText("唐知行", of, null, "440600", null, null, null, null, null, null, 12, null);
            var registered = await pair.DoAsync<RegisterManager, Result<string>>(r => r.RunAsync(new(pair.World.Foshan, text), officer, default));
            (await pair.DoAsync<RecordTraining, Result>(r => r.RunAsync(
                new(registered.Value, 0, "研修班", hours, pair.Today, $"{registered.Value}.pdf", "%PDF-1.7 x"u8.ToArray()), officer, default))).Problems.ShouldBeEmpty();
            return registered.Value;
        }
    }

    [Fact]
    public async Task An_entry_that_was_emptied_without_an_erasing_breaks_the_chain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var account = await AccountAsync(pair);
        await pair.DoAsync<ChangeOwnContact, Result>(c => c.RunAsync(new("13611112222", null), account, default), pair.ExpertScope);
        await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), account, default), pair.ExpertScope);
        (await AnswerAsync(pair, done: true)).Problems.ShouldBeEmpty();
        await using var forger = database.Open();
        (await JournalCheck.RunAsync(forger.Db, default)).FirstBreak.ShouldBeNull();
        var erasing = await forger.Db.Journal.Where(j => j.Verb == "Erased").Select(j => j.Sequence).SingleAsync();
        var other = await forger.Db.Journal.Where(j => j.ErasedBy == null && j.Sequence < erasing).OrderBy(j => j.Sequence).Select(j => j.Sequence).FirstAsync();

        await forger.Db.Journal.Where(j => j.Sequence == other).ExecuteUpdateAsync(j => j.SetProperty(x => x.After, (string?)null).SetProperty(x => x.ErasedBy, erasing));

        var found = (await JournalCheck.RunAsync(forger.Db, default)).FirstBreak.ShouldNotBeNull();
        found.Reason.ShouldContain("no erasing of a person attests it");
    }

    [Fact]
    public async Task Two_people_are_erased_one_after_the_other_and_the_chain_holds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var account = await AccountAsync(pair);
        var firm = await AccountAsync(pair, Role.Enterprise, pair.World.Firm, "张三", null);
        await pair.ProposeAsync(pair.Expert.Number);
        await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), account, default), pair.ExpertScope);
        await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), firm, default), pair.FirmScope);

        (await AnswerAsync(pair, done: true)).Problems.ShouldBeEmpty();
        (await AnswerAsync(pair, done: true)).Problems.ShouldBeEmpty();

        await using var after = database.Open();
        (await JournalCheck.RunAsync(after.Db, default)).FirstBreak.ShouldBeNull();
        (await after.Db.Users.CountAsync(a => a.ClosedAt != null)).ShouldBe(2);
    }

    [Fact]
    public async Task Only_an_officer_of_the_territory_answers_once_and_a_refusal_says_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var account = await AccountAsync(pair);
        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Correction, " "), account, default), pair.ExpertScope)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Text");
        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Correction, "单位已变更"), account, default), pair.ExpertScope)).Problems.ShouldBeEmpty();
        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Correction, "再说一次"), account, default), pair.ExpertScope)).Problems.ShouldHaveSingleItem().Code.ShouldBe("data.asked");
        (await pair.DoAsync<AskAboutMyData, Result>(a => a.RunAsync(new(DataRequestKind.Erasure, null), pair.Manager, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("data.office");
        await using var reader = database.Open();
        var request = await reader.Db.DataRequests.AsNoTracking().SingleAsync();
        request.DueOn.ShouldBe(database.Clock.WorkingDays.Add(database.Clock.Today, 15));

        (await AnswerAsync(pair, done: true, scope: pair.Staff)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await AnswerAsync(pair, done: true, by: World.Manager(pair.World.Guangzhou))).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await AnswerAsync(pair, done: false, answer: "")).Problems.ShouldHaveSingleItem().Field.ShouldBe("Answer");
        (await AnswerAsync(pair, done: false, answer: "请先提供聘书")).Problems.ShouldBeEmpty();
        (await AnswerAsync(pair, done: true, answer: "改了", id: request.Id)).Problems.ShouldHaveSingleItem().Code.ShouldBe("data.answered");
    }

    private static async Task<Result> AnswerAsync(Pair pair, bool done, string? answer = null, Scope? scope = null, Actor? by = null, Guid? id = null)
    {
        await using var reader = pair.Database.Open();
        var which = id ?? await reader.Db.DataRequests.Where(r => r.State == DataRequestState.Open).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync();
        var officer = new Actor(new Guid("00000000-0000-7000-8000-0000000000ee"), "审核干部", pair.World.Province.Value, nameof(Role.Officer));
        return await pair.DoAsync<AnswerDataRequest, Result>(a => a.RunAsync(new(which, done, answer), by ?? officer, default), scope ?? Scope.Everything);
    }

    private static async Task<Actor> AccountAsync(Pair pair, Role role = Role.Expert, OrganizationId? organization = null, string name = Name, Guid? expert = null)
    {
        await using var open = pair.Database.Open();
        var account = Account.Open(pair.Database.Clock.NewId(), $"{name}@example.cn", name, "hash", pair.Database.Clock.Now, role, organization ?? pair.World.University, role is Role.Expert ? pair.Expert.Id.Value : expert);
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync();
        return account.ToActor();
    }

    /// <summary>Every text column of every table in which the person's name, number or mail address is still found.</summary>
    private static async Task<IReadOnlyList<string>> NamesLeftAsync(HongniangDb db)
    {
        List<string> found = [];
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson()))
        {
            foreach (var column in type.GetProperties().Where(p => p.ClrType == typeof(string) && p.Name != "Hash" && p.Name != "PreviousHash"))
            {
                var sql = $"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM \"{type.GetTableName()}\" WHERE \"{column.GetColumnName()}\" LIKE '%{Name}%' OR \"{column.GetColumnName()}\" LIKE '%13611112222%' OR \"{column.GetColumnName()}\" LIKE '%wangwu@%'";
                if (await db.Database.SqlQueryRaw<int>(sql).SingleAsync() > 0)
                {
                    found.Add($"{type.GetTableName()}.{column.GetColumnName()}");
                }
            }
        }

        return found;
    }
}
