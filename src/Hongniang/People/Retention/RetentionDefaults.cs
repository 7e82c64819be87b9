namespace Hongniang.People.Retention;

/// <summary>How long things are kept when nobody says otherwise, and the bounds within which a security officer may set it.</summary>
public static class RetentionDefaults
{
    /// <summary>Ten years: whatever needs longer belongs into the archive.</summary>
    public const int MostDays = 3650;

    /// <param name="Least">Shorter is not allowed: the law asks for sign-ins of six months, and a record of how people's questions were answered of three years.</param>
    public sealed record Span(int Days, int Least);

    public static Span Of(RetentionKind kind) => kind switch
    {
        RetentionKind.SignIns => new(365, 180),
        RetentionKind.Invitations => new(30, 1),
        RetentionKind.ImportFiles => new(180, 1),
        RetentionKind.ImportCells => new(90, 1),
        RetentionKind.ContactsWithoutConsent => new(30, 1),
        RetentionKind.ExportRequests => new(730, 180),
        RetentionKind.Registrations => new(180, 1),
        RetentionKind.PublicPageContacts => new(730, 1),
        RetentionKind.DataRequests => new(1095, 1095),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
