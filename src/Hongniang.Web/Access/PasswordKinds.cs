using Hongniang.Access;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Web.Access;

/// <summary>A password mixes at least three of: small letters, capitals, digits, other characters.</summary>
internal sealed class PasswordKinds : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var kinds = (text.Any(char.IsLower) ? 1 : 0) + (text.Any(char.IsUpper) ? 1 : 0) + (text.Any(char.IsDigit) ? 1 : 0) + (text.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        return Task.FromResult(kinds >= 3 ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordKinds", Description = "Mix at least three of: small letters, capitals, digits, other characters." }));
    }
}
