namespace Hongniang.People.Registrations;

/// <summary>What applicants read by mail, in both languages at once: nobody knows yet which one they read.</summary>
internal static class RegistrationMails
{
    public const string ConfirmSubject = "红娘 Hongniang: 请确认邮箱 / confirm your mail address";
    public const string DecidedSubject = "红娘 Hongniang: 注册结果 / your application";

    public static string Confirm(string link) =>
        $"已收到您的注册申请。请打开以下链接确认邮箱：\nWe have received your application. Open this link to confirm your mail address:\n\n{link}\n\n如非本人操作，请忽略此邮件。\nIf it was not you, do nothing.\n";

    public static string Approved(string link, int days) =>
        $"您的注册申请已通过。请在 {days} 天内打开以下链接设置密码：\nYour application is approved. Open this link within {days} days and choose a password:\n\n{link}\n";

    public static string Refused(string reason) => $"您的注册申请未通过。\nYour application was not approved.\n\n{reason}\n";
}
