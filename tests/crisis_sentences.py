"""Sentences at which the talk must stop, and sentences at which it must not."""

POSITIVE = {
    "en": """I want to die
I just want to die.
Sometimes i wanna die
I wanted to die last night
I'm going to kill myself
I keep thinking about suicide
I feel suicidal
i wish i was dead
I wish I were dead, honestly
I wish I had never been born
Everyone would be better off without me
My family is better off without me.
I'd rather be dead than go back there
I am going to end my life
I want to end my own life tonight
She said she would take her pills, I will take my own life
I think about ending it all
I hurt myself again yesterday
I have been cutting myself
I cut my wrists
I self-harm when nobody is home
I burn myself with a lighter
There is no reason to live
I have nothing to live for
I don't want to live anymore
I dont want to be alive
I do not want to be here anymore
I hope I don't want to wake up tomorrow
I can't go on living like this
I'm so tired of living
I am tired of living with this pain
I don't want to live in this world
I took an overdose
I will jump off a bridge
I WANT TO DIEEEEE
I want to die because he left
My father beats me
He hits me when he drinks
I was raped
my uncle touches me where he should not
im gonna kms""".splitlines(),
    "id": """Aku ingin mati
aku mau mati saja
Saya mau mati.
Aku pengen mati rasanya
Aku mau bunuh diri
Aku terpikir untuk bundir
Lebih baik aku mati
mending mati aja
Aku tidak ingin hidup lagi
aku nggak mau hidup lagi
gak kuat hidup begini terus
Aku tidak sanggup hidup lagi
Aku capek hidup
Aku sudah lelah hidup
aku bosan hidup
Buat apa aku hidup
untuk apa aku hidup kalau begini
Tidak ada gunanya aku hidup
Tidak ada alasan untuk tetap hidup
Aku ingin mengakhiri hidupku
Aku mau akhiri hidup ini
Aku ingin mengakhiri semuanya
Aku sering melukai diriku sendiri
aku suka menyakiti diri sendiri
Aku menyayat tanganku
Tadi malam aku menyilet lengan dan tanganku
Aku mau gantung diri
Aku mau minum racun
Aku tidak mau bangun lagi besok
Aku ingin menghilang selamanya
Lebih baik aku tidak pernah lahir
Ayah sering memukuliku
Aku dipukuli ayahku tiap malam
Aku pernah diperkosa
Aku dilecehkan guru les
AKU MAU MATIIIII
aku  mau... bunuh   diri!!
Aku overdosis obat kemarin""".splitlines(),
}
NEGATIVE = {
    "en": """My plant died last week
My phone is about to die
The battery died
My grandmother died when I was six
I am dying to see that film
I am dead tired
This heat is killing me
My feet are killing me
I could kill for a coffee
He killed time at the station
The end of the film made me cry
I cut my hair myself
I cut myself a slice of cake
I cut myself shaving this morning
I hurt my knee
I burn the rice every time
I live alone
I live for the weekend
I want to live by the sea
I do not want to live in the city
I don't want to be here on Monday
I want to dye my hair
I want to diet
She takes her life seriously
We watched Suicide Squad
It was the end of it all for the old cinema
He beats me at chess
It beats me why he left
I jump off the bus before it stops
My brother hits the ball hard
I want to die laughing at that scene
I'd rather die than eat that soup
I wake up at six
The deadline is killing the whole team
I am tired of living in this flat
My character dies in the second act
I wish it was Friday""".splitlines(),
    "id": """Tanamanku mati minggu lalu
Lapar mau mati
Aku lapar mau mati, belum sarapan
Baterai ponselku mau mati
HP-ku mau mati, nanti lanjut
Lampunya mau mati
Kucingku mati tahun lalu
Kakekku meninggal waktu aku kecil
Malu mau mati rasanya
Panas mau mati hari ini
Semalam mati lampu
Aku mati gaya di pesta itu
Tolong lampunya dimatikan saja
Aku ingin hidup di dekat laut
Aku hidup sendiri
Aku tidak mau hidup boros
Aku capek bekerja
Aku lelah sekali
Aku bosan di rumah
Aku memukul bola
Adikku memukul drum
Aku minum teh
Aku melukis diriku sendiri
Aku menyayangi diriku
Aku memotong rambut sendiri
Tanganku tergores kertas
Tokohku mati di babak kedua
Filmnya bikin aku mau mati ketawa
Aku mengakhiri rapat jam lima
Aku mengakhiri telepon itu
Aku bangun jam enam
Aku tidak mau bangun pagi
Aku ingin menghilang sebentar dari grup
Pertandingan itu mati-matian
Mesin motorku mati di jalan
Untuk apa kartu ini
Buat apa aku menulis nama""".splitlines(),
}
