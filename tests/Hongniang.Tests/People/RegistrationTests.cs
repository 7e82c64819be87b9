using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.People;
using Hongniang.People.Registrations;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.People;

public sealed class RegistrationTests
{
    private const string Code = "91440600MA4UKTKW7W";

    [Fact]
    public async Task An_enterprise_applies_is_approved_registered_and_comes_in_by_its_invitation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var track = (await ApplyAsync(database, Enterprise())).Value;

        await using var officer = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var row = (await RegistrationList.LoadAsync(officer.Db, new Page(1), default)).Rows.ShouldHaveSingleItem();
        var review = (await RegistrationReview.LoadAsync(officer.Db, row.Id, default)).ShouldNotBeNull();
        var decided = await officer.The<DecideRegistration>().RunAsync(new(row.Id, true, null, null, null), Officer(world.Foshan), default);
        var twice = await officer.The<DecideRegistration>().RunAsync(new(row.Id, true, null, null, null), Officer(world.Foshan), default);
        var mail = await officer.The<AcceptInvitation>().RunAsync(new(decided.Value, "hash"), default);

        (review.UsccIsValid, review.Same.Count, review.MailHasAccount, review.Holder).ShouldBe((true, 0, false, "南海区科协（测试）"));
        mail.Value.ShouldBe("li@new.example");
        twice.Problems.ShouldHaveSingleItem().Code.ShouldBe("registration.decided");
        var unit = await officer.Db.Organizations.SingleAsync(o => o.Uscc == Code);
        (unit.Name, unit.HolderId).ShouldBe(("南海新电机有限公司", world.Nanhai));
        var account = await officer.Db.Users.SingleAsync(a => a.Email == "li@new.example");
        (account.Role, account.OrganizationId).ShouldBe((Role.Enterprise, unit.Id));
        (await RegistrationList.TrackAsync(officer.Db, track, default))!.State.ShouldBe(RegistrationState.Approved);
        (await RegistrationList.TrackAsync(officer.Db, "guess", default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_expert_applies_and_becomes_a_draft_with_the_consent_of_the_application()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        (await ApplyAsync(database, Expert())).Problems.ShouldBeEmpty();
        await using var officer = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        var id = await officer.Db.Registrations.Select(r => r.Id).SingleAsync();

        (await officer.The<DecideRegistration>().RunAsync(new(id, true, null, null, null), Officer(world.Guangzhou), default)).Problems.ShouldBeEmpty();

        var expert = await officer.Db.Experts.SingleAsync();
        (expert.State, expert.HasConsent, expert.OrganizationId, expert.HolderId, expert.ConsentUntil).ShouldBe((SupplyState.Draft, true, world.University, world.Tianhe, new DateOnly(2028, 11, 24)));
        (await officer.Db.ExpertConsents.Select(c => new { c.Channel, c.GivenBy }).SingleAsync()).ShouldBe(new { Channel = ConsentChannel.Online, GivenBy = "钱八" });
        (await officer.Db.Invitations.Select(i => i.ExpertKey).SingleAsync()).ShouldBe(expert.Id.Value);
    }

    [Fact]
    public async Task A_name_or_code_that_is_registered_is_proposed_and_not_registered_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await ApplyAsync(database, Enterprise() with { Organization = "测试电池有限公司" });
        await ApplyAsync(database, Enterprise() with { Organization = "测试电池有限公司", Email = "other@new.example" });
        await using var officer = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var id = await officer.Db.Registrations.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync();

        var review = (await RegistrationReview.LoadAsync(officer.Db, id, default))!;
        var again = await officer.The<DecideRegistration>().RunAsync(new(id, true, null, null, null), Officer(world.Foshan), default);
        var chosen = await officer.The<DecideRegistration>().RunAsync(new(id, true, review.Same.Single().Number, null, null), Officer(world.Foshan), default);

        (review.Same.Single().IsOurs, review.Others).ShouldBe((true, 1));
        again.Problems.ShouldHaveSingleItem().Code.ShouldBe("organization.same-name");
        chosen.Problems.ShouldBeEmpty();
        (await officer.Db.Invitations.Select(i => i.OrganizationId).SingleAsync()).ShouldBe(world.Firm);
    }

    [Fact]
    public async Task Nothing_is_taken_without_the_notice_a_right_code_and_a_mail_address()
    {
        await using var database = await TestDatabase.CreateAsync();
        await World.InAsync(database);

        var refused = await ApplyAsync(database, Enterprise() with { Uscc = "91440600MA4UKTKW77", Email = "nobody", Phone = null, Agrees = false, RegionCode = "999999", Organization = "无" });

        refused.Problems.Select(p => p.Field).Order().ShouldBe(["Agrees", "Email", "Organization", "Phone", "RegionCode", "Uscc"]);
        await using var open = database.Open();
        (await open.Db.Registrations.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_an_officer_of_the_place_decides_and_a_refusal_says_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var track = (await ApplyAsync(database, Enterprise())).Value;
        await using var officer = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var id = await officer.Db.Registrations.Select(r => r.Id).SingleAsync();
        await using var abroad = database.Open(world.ScopeOf(world.Guangzhou));

        (await abroad.The<DecideRegistration>().RunAsync(new(id, true, null, null, null), Officer(world.Guangzhou), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await officer.The<DecideRegistration>().RunAsync(new(id, true, null, null, null), World.Manager(world.Foshan), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await officer.The<DecideRegistration>().RunAsync(new(id, false, null, null, " "), Officer(world.Foshan), default)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await officer.The<DecideRegistration>().RunAsync(new(id, false, null, null, "信用代码与名称不符"), Officer(world.Foshan), default)).Problems.ShouldBeEmpty();

        var seen = (await RegistrationList.TrackAsync(officer.Db, track, default))!;
        (seen.State, seen.Reason).ShouldBe((RegistrationState.Refused, "信用代码与名称不符"));
        (await officer.Db.OutgoingMails.AnyAsync()).ShouldBeFalse(); // no mail server, no mail
    }

    [Fact]
    public async Task With_a_mail_server_the_address_is_confirmed_by_its_link_and_a_mail_that_fails_is_tried_again()
    {
        var sender = new Flaky();
        await using var database = await TestDatabase.CreateAsync(services => services.AddSingleton(new MailSettings(true, "https://hn.example")).AddSingleton<IMailSender>(sender));
        await World.InAsync(database);
        await ApplyAsync(database, Enterprise());

        (await SendAsync()).ShouldBe(0);
        (await SendAsync()).ShouldBe(0); // not due yet
        database.Time.Advance(TimeSpan.FromMinutes(3));
        (await SendAsync()).ShouldBe(1);
        (await SendAsync()).ShouldBe(0);

        var (to, body) = sender.Sent.ShouldHaveSingleItem();
        to.ShouldBe("li@new.example");
        var token = body.Split("/register/confirm/")[1].Split('\n')[0];
        await using var open = database.Open(Scope.Nothing);
        (await open.The<ConfirmMail>().RunAsync("guess", default)).Succeeded.ShouldBeFalse();
        (await open.The<ConfirmMail>().RunAsync(token, default)).Problems.ShouldBeEmpty();
        await using var reader = database.Open();
        (await reader.Db.Registrations.Select(r => r.ConfirmedAt).SingleAsync()).ShouldNotBeNull();
        (await reader.Db.OutgoingMails.AnyAsync()).ShouldBeFalse();

        async Task<int> SendAsync()
        {
            await using var scope = database.Open();
            return await scope.The<SendOutgoing>().RunAsync(default);
        }
    }

    private static Actor Officer(OrganizationId organization) => new(new Guid("00000000-0000-7000-8000-0000000000ee"), "审核干部", organization.Value, nameof(Role.Officer));

    private static async Task<Result<string>> ApplyAsync(TestDatabase database, Register.Input input)
    {
        await using var visitor = database.Open(Scope.Nothing);
        return await visitor.The<Register>().RunAsync(input, default);
    }

    private static Register.Input Enterprise() => new(
        RegistrationKind.Enterprise, "李新", "南海新电机有限公司", Code.ToLowerInvariant(), "440605", "C38", null, null, "13822223333", "Li@New.example", true, Registration.NoticeVersion);

    private static Register.Input Expert() => new(
        RegistrationKind.Expert, "钱八", "测试理工大学", null, "440106", null, "教授", "固态电池\n硫化物电解质", null, "qian@uni.example", true, Registration.NoticeVersion);

    private sealed class Flaky : IMailSender
    {
        private int _tries;

        public List<(string To, string Body)> Sent { get; } = [];

        public Task SendAsync(string to, string subject, string body, CancellationToken ct)
        {
            if (_tries++ == 0)
            {
                throw new MailNotSentException("SocketException", new IOException());
            }

            Sent.Add((to, body));
            return Task.CompletedTask;
        }
    }
}
