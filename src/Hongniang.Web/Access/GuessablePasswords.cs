using Hongniang.Access;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Web.Access;

/// <summary>Refuses what is guessed early: common passwords and words with the usual changes, rows of keys, dates, and the person's own name or address.</summary>
/// <remarks>By zxcvbn, whose lists of common passwords come with the package. Below a score of 2 a password falls within a million guesses.</remarks>
internal sealed class GuessablePasswords : IPasswordValidator<Account>
{
    private const int Enough = 2;
    private const int Looked = 100;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var text = password is { Length: > Looked } ? password[..Looked] : password ?? "";
        string[] own = [.. new[] { user.UserName, user.UserName?.Split('@')[0], user.DisplayName, "hongniang", "红娘" }.OfType<string>()];
        return Task.FromResult(Zxcvbn.Zxcvbn.MatchPassword(text, own).Score >= Enough ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable", Description = PasswordProblems.Guessable }));
    }
}
