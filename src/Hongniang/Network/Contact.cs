using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>Whom to call. Masked unless the reader may see it in clear: then it was asked for with a reason, or is the reader's own.</summary>
public sealed record Contact(string? Name, string? Phone, string? Email, bool IsMasked)
{
    public bool IsEmpty => string.IsNullOrEmpty(Name) && string.IsNullOrEmpty(Phone) && string.IsNullOrEmpty(Email);

    public static Contact Masked(string? name, string? phone, string? email) =>
        new(Texts.MaskName(name), Texts.MaskPhone(phone), Texts.MaskEmail(email), IsMasked: true);

    public static Contact Clear(string? name, string? phone, string? email) => new(name, phone, email, IsMasked: false);
}
