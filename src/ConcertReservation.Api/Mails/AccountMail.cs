using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>The mails to an account about itself.</summary>
internal static class AccountMail
{
    // The account has no time zone of its own.
    private const string TimeZone = "Asia/Seoul";

    /// <summary>Null for another kind of mail.</summary>
    public static MailText? Of(DueMail mail, string? token, MailRecipient to, SiteAddress site)
    {
        var words = new MailWords(to.Language);
        return mail.Kind switch
        {
            MailKind.PasswordReset => Reset(token!, to, words, site),
            MailKind.EmailVerification => Verification(token!, to, words, site),
            MailKind.PasswordChanged => Changed(mail.QueuedAt, to, words, site),
            _ => null,
        };
    }

    private static MailText Reset(string token, MailRecipient to, MailWords words, SiteAddress site) =>
        new MailPage(words)
            .Heading(words.Say("비밀번호 재설정", "Reset your password"))
            .Paragraph(Greeting(to, words))
            .Paragraph(
                words.Say(
                    "아래 링크에서 새 비밀번호를 정하실 수 있습니다. 링크는 30분 동안 한 번만 사용할 수 있으며, 비밀번호를 바꾸시면 모든 기기에서 로그아웃됩니다.",
                    "Choose a new password with this link. It works once, for 30 minutes. A new password signs you out on every device."
                )
            )
            .Link(words.Say("새 비밀번호 정하기", "Choose a new password"), site.Of($"/reset-password?token={token}"))
            .Note(
                words.Say(
                    "요청하신 적이 없다면 이 메일은 무시하셔도 됩니다. 비밀번호는 바뀌지 않습니다.",
                    "If you did not ask for this, ignore this mail. Your password stays as it is."
                )
            )
            .ToText(words.Say("비밀번호 재설정 링크", "Reset your password"));

    private static MailText Verification(string token, MailRecipient to, MailWords words, SiteAddress site) =>
        new MailPage(words)
            .Heading(words.Say("이메일 주소를 확인해 주세요", "Confirm your e-mail address"))
            .Paragraph(Greeting(to, words))
            .Paragraph(
                words.Say(
                    "티켓과 안내 메일을 이 주소로 보내드립니다. 아래 링크를 눌러 본인의 주소인지 확인해 주세요. 링크는 3일 동안 사용할 수 있습니다.",
                    "Your tickets and our messages go to this address. Confirm with this link that it is yours. It works for three days."
                )
            )
            .Link(words.Say("이메일 주소 확인", "Confirm my address"), site.Of($"/verify-email?token={token}"))
            .Note(
                words.Say(
                    "가입하신 적이 없다면 이 메일은 무시하셔도 됩니다.",
                    "If you did not sign up, ignore this mail."
                )
            )
            .ToText(words.Say("이메일 주소 확인", "Confirm your e-mail address"));

    private static MailText Changed(DateTimeOffset at, MailRecipient to, MailWords words, SiteAddress site) =>
        new MailPage(words)
            .Heading(words.Say("비밀번호가 변경되었습니다", "Your password was changed"))
            .Paragraph(Greeting(to, words))
            .Paragraph(
                words.Say(
                    "계정의 비밀번호가 변경되어 다른 기기에서는 모두 로그아웃되었습니다.",
                    "The password of your account was changed, and other devices were signed out."
                )
            )
            .Facts((words.Say("변경 일시", "Changed"), words.When(at, TimeZone)))
            .Paragraph(
                words.Say(
                    "직접 변경하지 않으셨다면 지금 비밀번호를 재설정해 주세요.",
                    "If it was not you, reset your password now."
                )
            )
            .Link(words.Say("비밀번호 재설정", "Reset my password"), site.Of("/forgot-password"))
            .ToText(words.Say("비밀번호가 변경되었습니다", "Your password was changed"));

    private static string Greeting(MailRecipient to, MailWords words) =>
        words.Say($"{to.Name}님, 안녕하세요.", $"Hello {to.Name},");
}
