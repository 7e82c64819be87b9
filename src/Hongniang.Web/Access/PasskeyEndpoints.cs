using System.Buffers.Text;
using Hongniang.Access;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Access;

/// <summary>Coming in with a passkey, adding one and removing one. The browser's part is <c>js/passkeys.js</c>; the form parameters make the framework check the antiforgery token.</summary>
internal static class PasskeyEndpoints
{
    /// <summary>Enough for every device of a person.</summary>
    private const int Most = 10;

    private const int MaxName = 60;
    private const int MaxCredential = 20_000;

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/passkey/options", EnterOptionsAsync).AllowAnonymous();
        routes.MapPost("/sign-in/passkey", EnterAsync).AllowAnonymous();
        routes.MapPost("/account/passkeys/options", AddOptionsAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/passkeys", AddAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/passkeys/remove", RemoveAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> EnterOptionsAsync([FromForm] string? what, SignInManager<Account> signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<LocalRedirect> EnterAsync([FromForm] string? credential, [FromForm] string? back, SignInManager<Account> signIn, Flash flash)
    {
        var result = credential is { Length: > 0 and < MaxCredential } && signIn is AccountSignIn own ? await own.EnterByPasskeyAsync(credential) : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        if (result.Succeeded)
        {
            return new LocalRedirect(LocalRedirect.Safe(back));
        }

        flash.Warn("You are not signed in: the passkey is not known here, or the account is locked or closed.");
        return new LocalRedirect("/sign-in");
    }

    private static async Task<IResult> AddOptionsAsync([FromForm] string? what, SignInManager<Account> signIn, UserManager<Account> users, CurrentUser user) =>
        await OwnAsync(users, user) is { } account
            ? TypedResults.Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName ?? "", DisplayName = account.DisplayName }), "application/json")
            : TypedResults.Forbid();

    private static async Task<LocalRedirect> AddAsync(
        [FromForm] string? credential, [FromForm] string? name, [FromForm] string? password, SignInManager<Account> signIn, UserManager<Account> users, NotePasskey note, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var back = new LocalRedirect("/account/security");
        if (await OwnAsync(users, user) is not { } account || credential is not { Length: > 0 and < MaxCredential })
        {
            flash.Warn("The passkey was not added.");
            return back;
        }

        // Whoever found an unlocked screen does not add a way in.
        if (!await users.CheckPasswordAsync(account, password ?? ""))
        {
            flash.Warn("The present password is wrong.");
            return back;
        }

        if ((await users.GetPasskeysAsync(account)).Count >= Most)
        {
            flash.Warn("Remove a passkey first: ten are enough.");
            return back;
        }

        var passkey = signIn is AccountSignIn own ? await own.ReadPasskeyAsync(credential) : null;
        if (passkey is not null)
        {
            passkey.Name = Common.Texts.Clean(name) is { } given ? given[..Math.Min(given.Length, MaxName)] : null;
        }

        if (passkey is null || !(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
        {
            flash.Warn("The passkey was not added.");
            return back;
        }

        await note.AddedAsync(account.Id, user.Actor, ct);
        flash.Say("The passkey is added. From now on you can come in with it.");
        return back;
    }

    private static async Task<LocalRedirect> RemoveAsync([FromForm] string? id, UserManager<Account> users, NotePasskey note, CurrentUser user, Flash flash, CancellationToken ct)
    {
        if (await OwnAsync(users, user) is { } account && Base64Url.IsValid(id) && Base64Url.DecodeFromChars(id) is var key && await users.GetPasskeyAsync(account, key) is not null
            && (await users.RemovePasskeyAsync(account, key)).Succeeded)
        {
            await note.RemovedAsync(account.Id, user.Actor, ct);
            flash.Say("The passkey is removed.");
        }

        return new LocalRedirect("/account/security");
    }

    /// <summary>The own account; not one of the sample, whose password everybody knows.</summary>
    private static async Task<Account?> OwnAsync(UserManager<Account> users, CurrentUser user) =>
        await users.FindByIdAsync(user.Actor.AccountId?.ToString() ?? "") is { IsSample: false } account ? account : null;
}
