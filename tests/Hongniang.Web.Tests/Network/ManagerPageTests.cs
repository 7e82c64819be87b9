using System.Net;
using System.Text;
using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class ManagerPageTests
{
    [Fact]
    public async Task An_officer_keeps_an_entry_with_its_courses_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        (string, string)[] typed = [("Input.Name", "唐知行"), ("Input.RegionCode", "440600"), ("Input.Fields", "C38，汽车制造业"), ("Input.LoadCap", "8")];

        var refused = await officer.SubmitAsync("/managers/new", "new-manager", [.. typed, ("Input.Level", "Senior"), ("Input.CertificateNumber", "A-1")]);
        var address = (await officer.SubmitAsync("/managers/new", "new-manager", typed)).Location.ShouldNotBeNull();
        (await officer.SubmitAsync($"{address}/edit", "manager", [("Input.Level", "Junior"), ("Input.CertificateNumber", "A-1"), ("Input.CertificateIssuer", "协会"), ("Input.CertifiedOn", "2025-01-10"), ("Input.CertifiedUntil", "2026-12-10")]))
            .Location.ShouldBe(address);
        var wrong = await officer.SubmitAsync(address, "training", [("Input.Course", "研修班"), ("Input.Hours", "两"), ("Input.HeldOn", "2026-03-01")]);
        (await officer.SubmitAsync(address, "training", [("Input.Course", "研修班"), ("Input.Hours", "24"), ("Input.HeldOn", "2026-03-01")])).Location.ShouldBe(address);

        refused.Form("new-manager").ShouldNotBeNull().Values.ShouldContain(("Input.CertificateNumber", "A-1"));
        wrong.Form("training").ShouldNotBeNull().Values.ShouldContain(("Input.Course", "研修班"));
        var page = await officer.GetAsync(address);
        page.Text.ShouldContain("The certificate ends 10 Dec 2026. Time for the next one.");
        page.Text.ShouldContain("2026: 24 h");
        page.Text.ShouldContain("Works without an account here");
        var manager = await host.ManagerAsync();
        (await manager.GetAsync("/managers?field=C38&lapsing=true")).Text.ShouldContain("唐知行");
        (await manager.GetAsync("/managers?field=C26")).Text.ShouldContain("Nobody with these filters");
        (await manager.GetAsync(address)).Form("training").ShouldBeNull();
        Encoding.UTF8.GetString(await manager.DownloadAsync("/managers/export.csv")).ShouldContain("唐知行");
        var stranger = await host.SignInAsync(Role.Officer, host.World.Guangzhou);
        (await stranger.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/managers")).Text.ShouldContain("Nobody is in the register yet");
    }

    [Fact]
    public async Task A_need_is_put_into_somebodys_hands_and_found_by_them()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());
        var manager = await host.ManagerAsync();
        await using var scope = host.Database.Open();
        var (number, me) = (await scope.Db.Needs.Select(n => n.Number).SingleAsync(TestContext.Current.CancellationToken), await scope.Db.Users.Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken));

        (await manager.SubmitAsync($"/needs/{number}/manager", "hands", [("Input.To", me.ToString())])).Location.ShouldBe($"/needs/{number}");
        var refused = await manager.SubmitAsync($"/needs/{number}/manager", "hands", [("Input.To", "")]);

        refused.Text.ShouldContain("This field is required.");
        (await manager.GetAsync($"/needs/{number}")).Text.ShouldContain("测试TechnologyManager1");
        (await manager.GetAsync("/needs?manager=me")).Links.ShouldContain($"/needs/{number}");
        (await manager.GetAsync("/needs?manager=none")).Text.ShouldContain("No need with these filters");
        (await manager.GetAsync($"/needs?manager={me}")).Links.ShouldContain($"/needs/{number}");
        (await manager.GetAsync("/")).Text.ShouldContain("Needs in hand to publish or introduce");
    }
}
